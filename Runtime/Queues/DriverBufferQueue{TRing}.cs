using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>A driver's queue without packet types, closed over its ring.</summary>
/// <typeparam name="TRing">The ring.</typeparam>
public sealed class DriverBufferQueue<TRing> : DriverBufferQueue
    where TRing : struct, IDriverRing
{
    private const int Burst = 32;

    private readonly bool _hasReadablePayload;
    private readonly bool _hasLengths;
    private readonly Func<TRing> _createRing;

    // Slots that wait for the next publication, and buffers that the ring gave back and nobody has taken yet: the ring works in bursts.
    private readonly int[] _pending;
    private readonly UsedSlot[] _used = new UsedSlot[Burst];
    private int _pendingCount;
    private int _usedCount;
    private int _nextUsed;

    // Whether what slots offer may have been cut by lengths, and is to be made whole again.
    private bool _isCut;
    private TRing _ring;

    private DriverBufferQueue(Func<TRing> createRing, DriverBuffers buffers, TransportQueue place, NegotiatedFeatures features)
        : base(buffers, place, features)
    {
        _createRing = createRing;
        _ring = createRing();
        _pending = new int[buffers.Count];
        _hasReadablePayload = buffers.Shape.HasPayload(deviceWrites: false);
        _hasLengths = _hasReadablePayload || buffers.HasTrailers;
    }

    /// <inheritdoc/>
    public override RingFault Fault => _ring.Fault;

    internal static DriverBufferQueue<TRing> Open(
        IDriverTransport transport,
        int queueIndex,
        NegotiatedFeatures features,
        PacketShape shape,
        Framing framing,
        QueueOptions options,
        Func<GuestMemory, RingAddresses, int, int, RingOptions, ulong, TRing> createRing)
    {
        var maximum = transport.GetMaximumQueueSize(queueIndex);
        if (options.QueueSize > maximum)
            throw new ArgumentException(maximum == 0
                ? $"The device has no queue {queueIndex}."
                : $"Queue {queueIndex} may have {maximum} descriptors, not {options.QueueSize}. Set {nameof(QueueOptions)}.{nameof(QueueOptions.QueueSize)}.");

        var allocator = transport.Allocator;
        var (isPacked, ringOptions, queueSize) = (features.HasPackedRing(), features.RingOptions(), options.QueueSize);
        List<GuestRange> ringMemory = [allocator.AllocateRing(isPacked, queueSize)];
        DriverBuffers? buffers = null;
        try
        {
            buffers = DriverBuffers.Allocate(shape, framing, options.Plan.For(shape, features), allocator, queueSize, features);
            options.Peer.CheckDescriptors(shape, buffers.ElementsPerSlot);
            var tables = allocator.AllocateTables(ringOptions, queueSize, buffers.ElementsPerSlot);
            if (tables.Length != 0)
                ringMemory.Add(tables);
            var addresses = ringMemory[0].PlaceRing(isPacked, queueSize);
            var elementsPerSlot = buffers.ElementsPerSlot;
            TRing CreateRing() => createRing(allocator.Memory, addresses, queueSize, elementsPerSlot, ringOptions, tables.Address);
            var place = new TransportQueue(transport, queueIndex, queueSize, addresses, ringMemory);
            var queue = new DriverBufferQueue<TRing>(CreateRing, buffers, place, features);
            place.Start();
            return queue;
        }
        catch
        {
            buffers?.Free();
            ringMemory.ForEach(allocator.Free);
            throw;
        }
    }

    /// <summary>Gives a held buffer to the device; the device sees it after <see cref="Publish"/>.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="length">
    /// The bytes of payload that the device shall read. Where it reads none, and writes headers behind a payload, those of payload that
    /// it may write, 0 for all that the buffer holds; else without effect.
    /// </param>
    /// <exception cref="InvalidOperationException">The driver does not hold the buffer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The buffer cannot hold so much.</exception>
    public void MakeAvailable(PacketBuffer buffer, int length)
    {
        if (_hasLengths && (uint)length > Buffers.PayloadCapacity)
            ThrowTooLong(length);
        CheckHeld(buffer);
        if (_hasLengths || _isCut)
        {
            var room = _hasReadablePayload || length == 0 ? Buffers.PayloadCapacity : (uint)length;
            Trim(buffer.Slot, _hasReadablePayload ? (uint)length : 0, room);
        }

        Offer(buffer);
    }

    /// <inheritdoc/>
    public override void MakeAvailable(PacketBuffer buffer, PayloadLengths lengths)
    {
        Buffers.Check(lengths);
        CheckHeld(buffer);
        _isCut = true;
        var count = Trim(buffer.Slot, (uint)lengths.Read, (uint)lengths.Written);
        Buffers.Split(buffer.Slot, count, (uint)lengths.FirstPiece);
        Offer(buffer);
    }

    /// <summary>Shows the device all buffers made available since the last call, and notifies it if it wants that.</summary>
    public void Publish()
    {
        OfferPending();
        if (_ring.Publish())
            Notify(_ring.NextAvailable);
    }

    /// <summary>Shows the same to a device that polls, as the caller knows: see <see cref="IRing.PublishToPoller"/>.</summary>
    public void PublishToPoller()
    {
        OfferPending();
        _ring.PublishToPoller();
    }

    /// <summary>Takes a buffer that the device has used. The driver then holds it.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <returns>False if there is none, or the queue is broken.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetUsed(out PacketBuffer buffer) => TryTake(out buffer) && IsPacket(buffer);

    /// <summary>
    /// Takes the next buffer that a packet goes on in, to be called as often as the packet's header says that there are more buffers than
    /// one. The device shows all of them together (virtio 1.4, 5.1.9.4.1), so a missing one breaks the queue.
    /// </summary>
    /// <param name="packet">The buffer that the packet begins in.</param>
    /// <param name="continuation">The next buffer of it. The driver then holds it.</param>
    /// <returns>False if the device used no further buffer, or the queue is broken.</returns>
    /// <exception cref="InvalidOperationException">Packets of this queue take one buffer each.</exception>
    public bool TryGetContinuation(PacketBuffer packet, out Continuation continuation)
    {
        CheckContinues();
        var found = TryTake(out var buffer);
        continuation = new(buffer);
        if (!found)
            Break(RingFaultReason.PacketUnfinished, packet.Slot);
        return found;
    }

    /// <inheritdoc/>
    public override void MakeAvailable(ReadOnlySpan<(PacketBuffer Buffer, int Length)> buffers)
    {
        MakeEachAvailable(buffers);
        Publish();
    }

    /// <inheritdoc/>
    public override void MakeAvailableToPoller(ReadOnlySpan<(PacketBuffer Buffer, int Length)> buffers)
    {
        MakeEachAvailable(buffers);
        PublishToPoller();
    }

    /// <inheritdoc/>
    public override int GetUsed(Span<PacketBuffer> buffers)
    {
        var count = 0;
        while (count < buffers.Length && TryTake(out buffers[count]))
            count++;
        return count;
    }

    /// <inheritdoc/>
    public override bool EnableNotifications() => _nextUsed < _usedCount || _ring.EnableNotifications();

    /// <inheritdoc/>
    public override void DisableNotifications() => _ring.DisableNotifications();

    internal override void Run<TPacket, TLoop>(LayoutSelection layout, ref TLoop loop) =>
        TPacket.VisitLayout(layout.Index, new DriverRun<TPacket, TRing, TLoop>(this), ref loop);

    // Of a queue that its owner broke in the middle of a burst, the rest is not to be trusted either.
    internal override void Break(RingFaultReason reason, long detail)
    {
        _ring.Break(reason, detail);
        _nextUsed = _usedCount;
    }

    private protected override void RenewRing()
    {
        _pendingCount = _usedCount = _nextUsed = 0;
        _ring = _createRing();
    }

    private void MakeEachAvailable(ReadOnlySpan<(PacketBuffer Buffer, int Length)> buffers)
    {
        foreach (var (buffer, length) in buffers)
            MakeAvailable(buffer, length);
    }

    private int Trim(int slot, uint readable, uint writable)
    {
        var count = Buffers.Trim(slot, readable, writable);
        if (count == 0)
            RingMisuse.WrongElementCount(slot, 0, Buffers.ElementsPerSlot);
        return count;
    }

    // What was wrong has been found: the buffer is the ring's from here on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Offer(PacketBuffer buffer)
    {
        LetGo(buffer);
        _pending[_pendingCount++] = buffer.Slot;
    }

    private void OfferPending()
    {
        var slots = _pending.AsSpan(0, _pendingCount);
        _pendingCount = 0;
        _ring.MakeAvailable(slots, Buffers.Offered);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTake(out PacketBuffer buffer)
    {
        if (_nextUsed == _usedCount && !LookForUsed())
        {
            buffer = default;
            return false;
        }

        var (slot, written) = _used[_nextUsed++];
        buffer = Hold(slot, written);
        return true;
    }

    private bool LookForUsed()
    {
        _nextUsed = 0;
        _usedCount = _ring.TakeUsed(_used);
        return _usedCount != 0;
    }

    [DoesNotReturn]
    private void ThrowTooLong(int length) =>
        throw new ArgumentOutOfRangeException(nameof(length), length, $"A buffer holds 0 to {Buffers.PayloadCapacity} bytes of payload.");
}
