using System.Net.Sockets;
using System.Runtime.InteropServices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using VhostUser.Protocol;
using VhostUser.Sockets;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>
/// A vhost-user front-end that can also be used wrongly: it sends any message, and sees what a back-end answers. Every wait ends at
/// last, with a failure.
/// </summary>
internal sealed class FrontEndTransport : IDriverTransport, IDisposable
{
    public const ulong UserAddress = 0x7f00_0000_0000;
    public const ulong GuestAddress = 0x1_0000_0000;
    public const uint MemorySize = 16 << 20;
    public const ulong ProtocolFeaturesBit = 1UL << 30;

    // A packed ring begins with both wrap counters at 1: bits 15 and 31 (virtio 1.4, 2.8.1).
    private const uint PackedStart = 0x8000_8000;
    private const int Patience = 60_000;

    private readonly MessageSocket _socket;
    private readonly MessageReader _reader;
    private readonly SafeHandle _file = MessageSocket.CreateMemoryFile(MemorySize);
    private readonly Dictionary<int, (EventFd Kick, EventFd Call)> _events = [];
    private readonly Poller _poller = new();
    private bool _isPacked;

    public FrontEndTransport(string path, bool isReady = true)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        _socket = new(socket);
        _reader = new(_socket);
        var memory = GuestMemory.Map(new GuestRegion(GuestAddress, MemorySize, (Microsoft.Win32.SafeHandles.SafeFileHandle)_file));
        Allocator = new(memory, new(GuestAddress, MemorySize));
        if (!isReady)
            return;
        Assert.Equal(0u, Ask(Request.SetProtocolFeatures, Ask(Request.GetProtocolFeatures)!.Value));
        Assert.Equal(0u, Ask(Request.SetOwner));
        ShareMemory();
    }

    public OfferedFeatures Offered => new(new(Ask(Request.GetFeatures)!.Value & ~ProtocolFeaturesBit));

    public GuestAllocator Allocator { get; }

    public ByteOrder GuestByteOrder { get; init; }

    public SafeHandle File => _file;

    public void Accept(NegotiatedFeatures features)
    {
        _isPacked = features.Has(Feature.RingPacked);
        Assert.Equal(0u, Ask(Request.SetFeatures, features.Bits.Low | ProtocolFeaturesBit));
    }

    public int GetMaximumQueueSize(int queueIndex) => 256;

    public void StartQueue(int queueIndex, int queueSize, RingAddresses addresses)
    {
        var (index, events) = ((uint)queueIndex, (EventFd.Create(), EventFd.Create()));
        _events[queueIndex] = events;
        if (GuestByteOrder == ByteOrder.BigEndian)
            Assert.Equal(0u, Ask(Request.SetVringByteOrder, new VringState(index, 1)));
        Assert.Equal(0u, Ask(Request.SetVringSize, new VringState(index, (uint)queueSize)));
        Assert.Equal(0u, Ask(Request.SetVringBase, new VringState(index, _isPacked ? PackedStart : 0)));
        Assert.Equal(0u, Ask(Request.SetVringAddresses, ToUser(index, addresses)));
        Assert.Equal(0u, Ask(Request.SetVringCall, (ulong)index, events.Item2.Handle));
        Assert.Equal(0u, Ask(Request.SetVringKick, (ulong)index, events.Item1.Handle));
        Assert.Equal(0u, Ask(Request.SetVringEnable, new VringState(index, 1)));
    }

    /// <returns>Where the queue was.</returns>
    public ulong Stop(int queueIndex) => Ask(Request.GetVringBase, new VringState((uint)queueIndex, 0))!.Value >> 32;

    public void StopQueue(int queueIndex) => Ask(Request.GetVringBase, new VringState((uint)queueIndex, 0));

    public void Notify(int queueIndex) => _events[queueIndex].Kick.Signal();

    public void WaitForInterrupt(int queueIndex)
    {
        var call = _events[queueIndex].Call;
        WaitFor(call.Handle);
        call.Clear();
    }

    public void ShareMemory() => Assert.Equal(0u, Share(new SharedRegion(GuestAddress, MemorySize, UserAddress, 0)));

    public ulong? Share(params SharedRegion[] regions)
    {
        var payload = new byte[8 + (regions.Length * SharedRegion.Size)];
        MemoryMarshal.Write(payload, (uint)regions.Length);
        MemoryMarshal.AsBytes<SharedRegion>(regions).CopyTo(payload.AsSpan(8));
        return Ask(Request.SetMemoryTable, payload, [.. regions.Select(_ => _file)]);
    }

    /// <summary>Sends a request, and waits for its answer.</summary>
    /// <returns>The answer's number; null if the back-end closes the connection instead.</returns>
    public ulong? Ask(Request request, ulong? value = null, params SafeHandle[] files) =>
        Ask(request, value is { } number ? BitConverter.GetBytes(number) : [], files);

    public ulong? Ask<T>(Request request, T payload)
        where T : unmanaged
    {
        var bytes = new byte[Marshal.SizeOf<T>()];
        MemoryMarshal.Write(bytes, payload);
        return Ask(request, bytes);
    }

    public ulong? Ask(Request request, byte[] payload, params SafeHandle[] files)
    {
        Send(new(request, MessageFlags.Version1 | MessageFlags.NeedReply, (uint)payload.Length), payload, files);
        return Answer();
    }

    public void Send(MessageHeader header, byte[] payload, params SafeHandle[] files)
    {
        var bytes = new byte[MessageHeader.Size + payload.Length];
        MemoryMarshal.Write(bytes, header);
        payload.CopyTo(bytes, MessageHeader.Size);
        _socket.TrySend(bytes, files);
    }

    public void SendBytes(params byte[] bytes) => _socket.TrySend(bytes);

    public ulong? Answer() => AnswerBytes() is { } bytes ? BitConverter.ToUInt64(bytes) : null;

    /// <summary>Asks for bytes of the device's configuration space.</summary>
    /// <returns>The bytes; null if the back-end closes the connection instead.</returns>
    public byte[]? GetConfiguration(uint offset, uint length)
    {
        var payload = new byte[ConfigurationRange.Size + length];
        MemoryMarshal.Write(payload, new ConfigurationRange(offset, length, 0));
        Send(new(Request.GetConfiguration, MessageFlags.Version1, (uint)payload.Length), payload);
        var answer = AnswerBytes();
        Assert.Equal(payload[..ConfigurationRange.Size], answer?[..ConfigurationRange.Size] ?? payload[..ConfigurationRange.Size]);
        return answer?[ConfigurationRange.Size..];
    }

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

    private byte[]? AnswerBytes()
    {
        while (true)
        {
            if (_reader.TryRead(out var message))
                return message.Payload.ToArray();
            if (_reader.IsAtEnd)
                return null;
            WaitFor(_socket.Handle);
        }
    }

    /// <summary>Leaves without a word, as a front-end does that was killed.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _socket.Dispose();
        Allocator.Memory.Dispose();
        _file.Dispose();
        foreach (var (kick, call) in _events.Values)
        {
            kick.Dispose();
            call.Dispose();
        }
    }

    private static VringAddresses ToUser(uint index, RingAddresses guest) =>
        new(index, 0, ToUser(guest.Descriptors), ToUser(guest.Device), ToUser(guest.Driver), 0);

    private static ulong ToUser(ulong guest) => guest - GuestAddress + UserAddress;

    public void WaitFor(SafeHandle file)
    {
        _poller.Clear();
        var entry = _poller.Add(file);
        _poller.Wait(Patience);
        Assert.True(_poller.IsReady(entry), "The back-end has not answered for a minute.");
    }
}
