using System.Net.Sockets;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>The other end of a machine's network: frames leave and enter as datagrams.</summary>
internal sealed class Wire : IDisposable
{
    private const int LongestFrame = 1 << 16;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wire-");
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    public Wire()
    {
        _socket.Bind(new UnixDomainSocketEndPoint(At("test")));
        _socket.ReceiveTimeout = 20_000;
    }

    /// <summary>QEMU's arguments for it.</summary>
    public string[] Network(string id) =>
        ["-netdev", $"dgram,id={id},local.type=unix,local.path={At("qemu")},remote.type=unix,remote.path={At("test")}"];

    public void Send(byte[] frame) => _socket.SendTo(frame, new UnixDomainSocketEndPoint(At("qemu")));

    public byte[] Receive()
    {
        var frame = new byte[LongestFrame];
        return frame[.._socket.Receive(frame)];
    }

    public void Dispose()
    {
        _socket.Dispose();
        _folder.Delete(recursive: true);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
