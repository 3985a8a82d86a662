using System.Runtime.InteropServices;
using LayoutGen.Queues;
using VhostUser.Protocol;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>
/// A vhost-user front-end that can also be used wrongly: it sends any message, and sees what a back-end answers. Every wait ends at
/// last, with a failure.
/// </summary>
internal sealed class FrontEndTransport : VhostUser.FrontEnd.FrontEndTransport
{
    private const int Patience = 60_000;

    public FrontEndTransport(string path, bool isReady = true)
        : base(path)
    {
        if (isReady)
            Introduce();
    }

    /// <returns>Where the queue was.</returns>
    public ulong Stop(int queueIndex) => Ask(Request.GetVringBase, new VringState((uint)queueIndex, 0))!.Value >> 32;

    public void WaitForInterrupt(int queueIndex) =>
        Assert.True(WaitForInterrupt(queueIndex, TimeSpan.FromMilliseconds(Patience)), $"No interrupt of queue {queueIndex} for a minute.");

    public ulong? Share(params SharedRegion[] regions) =>
        Ask(Request.SetMemoryTable, MemoryTable(regions), [.. regions.Select(_ => File)]);

    public ulong? Ask(Request request, ulong? value = null, params SafeHandle[] files) => Connection.Ask(request, value, files);

    public ulong? Ask<T>(Request request, T payload)
        where T : unmanaged => Connection.Ask(request, payload);

    public ulong? Ask(Request request, byte[] payload, params SafeHandle[] files) => Connection.Ask(request, payload, files);

    public void Send(MessageHeader header, byte[] payload) => Connection.Send(header, payload);

    public void SendBytes(params byte[] bytes) => Connection.SendBytes(bytes);

    public ulong? Answer() => Connection.Answer();

    /// <summary>Waits until the device has used a buffer.</summary>
    public TPacket WaitForUsed<TPacket>(DriverQueue<TPacket> queue, int queueIndex)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    {
        TPacket packet;
        while (!queue.TryGetUsed(out packet))
            if (!queue.EnableNotifications())
                WaitForInterrupt(queueIndex);
        return packet;
    }

    public void WaitFor(SafeHandle file) =>
        Assert.True(Connection.WaitFor(file, Patience), "The back-end has not answered for a minute.");
}
