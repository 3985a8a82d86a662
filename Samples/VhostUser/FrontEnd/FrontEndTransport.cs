using System.Runtime.InteropServices;
using LayoutGen;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using Microsoft.Win32.SafeHandles;
using VhostUser.Protocol;
using VhostUser.Sockets;

namespace VhostUser.FrontEnd;

/// <summary>A driver's way to a device that another process serves over vhost-user. Driver and front-end are one process.</summary>
public class FrontEndTransport : IDriverTransport, IDisposable
{
    /// <summary>Where the driver's memory is, as the device addresses it.</summary>
    public const ulong GuestAddress = 0x1_0000_0000;

    /// <summary>Where the driver's memory is in this process, as messages of the protocol say it: any number does.</summary>
    public const ulong UserAddress = 0x7f00_0000_0000;

    /// <summary>The bytes of the driver's memory.</summary>
    public const uint MemorySize = 16 << 20;

    /// <summary>A feature bit that vhost-user keeps for itself: the messages about protocol features exist.</summary>
    public const ulong ProtocolFeaturesBit = 1UL << 30;

    // The protocol has no question for it; this is what back-ends in use take.
    private const int MaximumQueueSize = 1024;

    // A packed ring begins with both wrap counters at 1: bits 15 and 31 (virtio 1.4, 2.8.1).
    private const uint PackedStart = 0x8000_8000;

    private readonly SafeFileHandle _file = MessageSocket.CreateMemoryFile(MemorySize);
    private readonly Dictionary<int, (EventFd Kick, EventFd Call)> _events = [];
    private ProtocolFeatures _protocol;
    private bool _isPacked;

    /// <summary>Connects to a back-end, without a word yet.</summary>
    /// <param name="path">Where it listens.</param>
    /// <exception cref="VhostUserException">Nobody listens there.</exception>
    public FrontEndTransport(string path)
    {
        Connection = new(path);
        Allocator = new(GuestMemory.Map(new GuestRegion(GuestAddress, MemorySize, _file)), new(GuestAddress, MemorySize));
    }

    /// <summary>The connection.</summary>
    public BackEndConnection Connection { get; }

    /// <inheritdoc/>
    public OfferedFeatures Offered => new(new(Question(Request.GetFeatures) & ~ProtocolFeaturesBit));

    /// <inheritdoc/>
    public GuestAllocator Allocator { get; }

    /// <inheritdoc/>
    public ByteOrder GuestByteOrder { get; init; }

    /// <summary>The file that the driver's memory is in.</summary>
    public SafeHandle File => _file;

    /// <summary>How many queues the back-end has; 1 if it does not say so.</summary>
    public int QueueCount => _protocol.HasFlag(ProtocolFeatures.MultipleQueues) ? (int)Question(Request.GetQueueCount) : 1;

    /// <summary>Agrees on the parts of the protocol that both sides have, and shares the memory.</summary>
    /// <exception cref="VhostUserException">The back-end refuses, or has left.</exception>
    public void Introduce()
    {
        const ProtocolFeatures Known = ProtocolFeatures.MultipleQueues | ProtocolFeatures.ReplyAck |
            ProtocolFeatures.CrossEndian | ProtocolFeatures.Configuration;
        if ((Question(Request.GetFeatures) & ProtocolFeaturesBit) == 0)
            throw new VhostUserException("The back-end is of an old version: it does not negotiate parts of the protocol.");
        _protocol = (ProtocolFeatures)Question(Request.GetProtocolFeatures) & Known;
        Connection.Send(Request.SetProtocolFeatures, MessageFlags.Version1, BitConverter.GetBytes((ulong)_protocol));
        Tell(Request.SetOwner, []);
        ShareMemory();
    }

    /// <summary>Tells the back-end where the memory is. A queue that runs goes on.</summary>
    public void ShareMemory() => Tell(
        Request.SetMemoryTable, MemoryTable(new SharedRegion(GuestAddress, MemorySize, UserAddress, 0)), _file);

    /// <inheritdoc/>
    public virtual void Accept(NegotiatedFeatures features)
    {
        _isPacked = features.Has(Feature.RingPacked);
        Tell(Request.SetFeatures, BitConverter.GetBytes(features.Bits.Low | ProtocolFeaturesBit));
    }

    /// <inheritdoc/>
    public int GetMaximumQueueSize(int queueIndex) => MaximumQueueSize;

    /// <inheritdoc/>
    public virtual void StartQueue(int queueIndex, int queueSize, RingAddresses addresses)
    {
        var (index, kick, call) = ((uint)queueIndex, EventFd.Create(), EventFd.Create());
        Forget(queueIndex);
        _events[queueIndex] = (kick, call);
        if (GuestByteOrder == ByteOrder.BigEndian)
            Tell(Request.SetVringByteOrder, new VringState(index, 1));
        Tell(Request.SetVringSize, new VringState(index, (uint)queueSize));
        Tell(Request.SetVringBase, new VringState(index, _isPacked ? PackedStart : 0));
        Tell(Request.SetVringAddresses, ToUser(index, addresses));
        Tell(Request.SetVringCall, BitConverter.GetBytes((ulong)index), call.Handle);
        Tell(Request.SetVringKick, BitConverter.GetBytes((ulong)index), kick.Handle);
        Tell(Request.SetVringEnable, new VringState(index, 1));
    }

    /// <inheritdoc/>
    /// <remarks>A back-end that has left touches no memory either.</remarks>
    public void StopQueue(int queueIndex) => Connection.Ask(Request.GetVringBase, new VringState((uint)queueIndex, 0));

    /// <inheritdoc/>
    public virtual void Notify(int queueIndex) => _events[queueIndex].Kick.Signal();

    /// <summary>Waits for the device to interrupt.</summary>
    /// <param name="queueIndex">The queue that it interrupts for.</param>
    /// <param name="patience">How long at most.</param>
    /// <returns>False if it has not.</returns>
    public bool WaitForInterrupt(int queueIndex, TimeSpan patience)
    {
        var call = _events[queueIndex].Call;
        return Connection.WaitFor(call.Handle, (int)patience.TotalMilliseconds) && call.Clear();
    }

    /// <summary>Asks for bytes of the device's configuration space.</summary>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">How many.</param>
    /// <returns>The bytes; null if the back-end closes the connection instead, or does not have what was asked for.</returns>
    public byte[]? GetConfiguration(uint offset, uint length)
    {
        var payload = new byte[ConfigurationRange.Size + length];
        MemoryMarshal.Write(payload, new ConfigurationRange(offset, length, 0));
        Connection.Send(Request.GetConfiguration, MessageFlags.Version1, payload);
        var answer = Connection.AnswerBytes();
        return answer?.Length == payload.Length && answer.AsSpan().StartsWith(payload.AsSpan(0, 2 * sizeof(uint)))
            ? answer[ConfigurationRange.Size..]
            : null;
    }

    /// <summary>Whether the back-end has the device's configuration space.</summary>
    public bool HasConfiguration => _protocol.HasFlag(ProtocolFeatures.Configuration);

    /// <summary>The payload of a message that shares memory.</summary>
    /// <param name="regions">The regions, any number of them.</param>
    /// <returns>The bytes.</returns>
    protected static byte[] MemoryTable(params ReadOnlySpan<SharedRegion> regions)
    {
        var payload = new byte[(2 * sizeof(uint)) + (regions.Length * SharedRegion.Size)];
        MemoryMarshal.Write(payload, (uint)regions.Length);
        MemoryMarshal.AsBytes(regions).CopyTo(payload.AsSpan(2 * sizeof(uint)));
        return payload;
    }

    /// <summary>Leaves without a word, as a front-end does that was killed.</summary>
    public void Dispose()
    {
        Connection.Dispose();
        Allocator.Memory.Dispose();
        _file.Dispose();
        foreach (var queue in _events.Keys.ToList())
            Forget(queue);
        GC.SuppressFinalize(this);
    }

    private void Forget(int queueIndex)
    {
        if (!_events.Remove(queueIndex, out var events))
            return;
        events.Kick.Dispose();
        events.Call.Dispose();
    }

    private ulong Question(Request request)
    {
        Connection.Send(request, MessageFlags.Version1, []);
        return Connection.Answer() ?? throw new VhostUserException($"The back-end has left instead of answering {request}.");
    }

    private void Tell<T>(Request request, T payload)
        where T : unmanaged => Tell(request, MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in payload)).ToArray());

    private void Tell(Request request, byte[] payload, params SafeHandle[] files)
    {
        if (!_protocol.HasFlag(ProtocolFeatures.ReplyAck))
            Connection.Send(request, MessageFlags.Version1, payload, files);
        else if (Connection.Ask(request, payload, files) is not 0)
            throw new VhostUserException($"The back-end refuses {request}, or has left.");
    }

    private static VringAddresses ToUser(uint index, RingAddresses guest) =>
        new(index, 0, ToUser(guest.Descriptors), ToUser(guest.Device), ToUser(guest.Driver), 0);

    private static ulong ToUser(ulong guest) => guest - GuestAddress + UserAddress;
}
