using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>
/// A driver's queue without types: a fixed set of buffers that go to the device and come back. Generated packets open it, and give
/// it types. Each buffer is free, held by the driver, or available to the device.
/// </summary>
public abstract class DriverBufferQueue : IDisposable
{
    private const int Burst = 32;

    private readonly DriverBuffers _buffers;
    private readonly TransportQueue _place;
    private readonly bool _canReset;
    private readonly bool[] _held;

    private FreeSlots _free;

    // Slots that wait for the next publication, and buffers that the ring gave back and nobody has taken yet: the ring works in bursts.
    private readonly int[] _pending;
    private readonly UsedSlot[] _used = new UsedSlot[Burst];
    private int _pendingCount;
    private int _usedCount;
    private int _nextUsed;

    // Whether what slots offer may have been cut by lengths, and is to be made whole again.
    private bool _isCut;
    private bool _isDisposed;

    private protected DriverBufferQueue(DriverBuffers buffers, TransportQueue place, NegotiatedFeatures features)
    {
        _buffers = buffers;
        _place = place;
        _canReset = features.Has(Feature.RingReset);
        _held = new bool[buffers.Count];
        _free = new(buffers.Count);
        _pending = new int[buffers.Count];
    }

    /// <summary>How many buffers the queue has.</summary>
    public int BufferCount => _buffers.Count;

    /// <summary>How many descriptors a buffer takes, at most; it follows from how its memory could be allocated.</summary>
    public int DescriptorsPerBuffer => _buffers.ElementsPerSlot;

    /// <summary>Why the queue is broken, if the device broke it. A broken queue gives no more buffers.</summary>
    public abstract RingFault Fault { get; }

    /// <summary>Whether buffers that came back wait here to be taken.</summary>
    private protected bool HasWaiting => _nextUsed < _usedCount;

    /// <summary>Opens a queue: allocates buffers and ring, and tells the device.</summary>
    /// <param name="transport">The way to the device.</param>
    /// <param name="queueIndex">The queue.</param>
    /// <param name="features">What is negotiated.</param>
    /// <param name="shape">The packet that a buffer carries, with sizes for these features.</param>
    /// <param name="framing">How it is cut into descriptors.</param>
    /// <param name="options">Queue size and buffer plan, or null for the defaults.</param>
    /// <returns>The queue.</returns>
    /// <exception cref="FramingNotNegotiatedException">Merged framing without free framing.</exception>
    /// <exception cref="ArgumentException">
    /// The options contradict the packet, the features or the device, the device does not take such buffers, or the memory is translated
    /// without <see cref="Feature.AccessPlatform"/>.
    /// </exception>
    /// <exception cref="OutOfGuestMemoryException">The transport's memory has no room.</exception>
    public static DriverBufferQueue Open(
        IDriverTransport transport,
        int queueIndex,
        NegotiatedFeatures features,
        PacketShape shape,
        Framing framing,
        QueueOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(shape);
        if (framing == Framing.Merged && !features.HasFreeFraming)
            throw new FramingNotNegotiatedException(shape.Packet, features);
        options ??= new();
        shape = options.Sizes.Apply(shape);
        options.Peer.CheckFraming(shape, framing, features);
        features.CheckAddresses(transport.Allocator.Memory);
        return options.Memory.Open(transport, queueIndex, features, shape, framing, options);
    }

    /// <summary>Takes a free buffer to fill. Its readable headers are zero, and headers behind a payload are ones.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <returns>False if no buffer is free.</returns>
    public bool TryAcquire(out PacketBuffer buffer)
    {
        if (!_free.TryTake(out var slot))
        {
            buffer = default;
            return false;
        }

        _held[slot] = true;
        _buffers.Prepare(slot);
        buffer = new(_buffers, slot, _buffers.WritableBytes);
        return true;
    }

    /// <summary>Gives a held buffer back unused.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <exception cref="InvalidOperationException">The driver does not hold it.</exception>
    public void Release(PacketBuffer buffer)
    {
        CheckHeld(buffer);
        _held[buffer.Slot] = false;
        _free.Return(buffer.Slot);
    }

    /// <summary>Gives a held buffer to the device; the device sees it after <see cref="Publish"/>.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="length">
    /// The bytes of payload that the device shall read. Where it reads none, and writes headers behind a payload, those of payload that
    /// it may write, 0 for all that the buffer holds; else without effect.
    /// </param>
    /// <exception cref="InvalidOperationException">The driver does not hold the buffer, or nothing would be in it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The buffer cannot hold so much.</exception>
    public void MakeAvailable(PacketBuffer buffer, int length)
    {
        if (_buffers.HasLength && (uint)length > _buffers.PayloadCapacity)
            ThrowTooLong(length);
        CheckHeld(buffer);
        if (_buffers.HasLength || _isCut)
            CheckTrimmed(buffer.Slot, _buffers.Trim(buffer.Slot, (uint)length));
        Offer(buffer);
    }

    /// <summary>Gives a held buffer to the device; the device sees it after <see cref="Publish"/>.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="lengths">How much of its payloads is used.</param>
    /// <exception cref="InvalidOperationException">The driver does not hold the buffer, or nothing would be in it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The buffer cannot hold so much.</exception>
    public void MakeAvailable(PacketBuffer buffer, PayloadLengths lengths)
    {
        _buffers.Check(lengths);
        CheckHeld(buffer);
        _isCut = true;
        var count = _buffers.Trim(buffer.Slot, (uint)lengths.Read, (uint)lengths.Written);
        CheckTrimmed(buffer.Slot, count);
        _buffers.Split(buffer.Slot, count, (uint)lengths.FirstPiece);
        Offer(buffer);
    }

    /// <summary>Shows the device all buffers made available since the last call, and notifies it if it wants that.</summary>
    public abstract void Publish();

    /// <summary>Shows the same to a device that polls, as the caller knows: see <see cref="IRing.PublishToPoller"/>.</summary>
    public abstract void PublishToPoller();

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
        if (!_buffers.CanContinue)
            _buffers.Shape.ThrowNeverContinues();
        var found = TryTake(out var buffer);
        continuation = new(buffer);
        if (!found)
            Break(RingFaultReason.PacketUnfinished, packet.Slot);
        return found;
    }

    /// <summary>
    /// Asks the device for an interrupt when it uses the next buffer, and looks again for what it used before it could know: to be
    /// called before waiting for one (virtio 1.4, 2.7.14). A queue asks for none until then if it has an event index.
    /// </summary>
    /// <returns>True if a used buffer is there already: take it, no interrupt comes for it.</returns>
    public abstract bool EnableNotifications();

    /// <summary>Tells the device that interrupts are not needed; it may send them still (virtio 1.4, 2.7.7.1).</summary>
    public abstract void DisableNotifications();

    /// <summary>Hands the queue, closed over ring and layout, to a loop: the ring is known here, the layout by its index.</summary>
    internal abstract void Run<TPacket, TLoop>(LayoutSelection layout, ref TLoop loop)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
        where TLoop : IDriverLoop<TPacket>, allows ref struct;

    /// <summary>
    /// Takes every buffer back from the device and begins with a new ring, while the device's other queues go on: so a broken queue works
    /// again, and buffers that the device keeps are free (virtio 1.4, 2.6.1).
    /// </summary>
    /// <exception cref="InvalidOperationException"><c>VIRTIO_F_RING_RESET</c> is not negotiated, or the queue is disposed.</exception>
    public void Reset()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!_canReset)
            throw new InvalidOperationException(
                $"Queue {_place.Index} cannot be reset on its own: {nameof(Feature)}.{nameof(Feature.RingReset)} is not negotiated. " +
                "Reset the device, and open its queues anew.");
        _place.Stop();
        FreeAll();
        RenewRing();
        _place.Start();
    }

    /// <summary>Stops the queue and frees its memory.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _place.Stop();
        _buffers.Free();
        _place.Free();
        GC.SuppressFinalize(this);
    }

    private protected abstract void RenewRing();

    private protected abstract void BreakRing(RingFaultReason reason, long detail);

    /// <summary>Asks the ring for used buffers.</summary>
    private protected abstract int TakeUsed(Span<UsedSlot> used);

    /// <summary>The slots that wait for publication, which no longer do, and what each slot offers.</summary>
    private protected ReadOnlySpan<int> TakePending(out ReadOnlySpan<RingElement> offered)
    {
        var slots = _pending.AsSpan(0, _pendingCount);
        _pendingCount = 0;
        offered = _buffers.Offered;
        return slots;
    }

    private protected void Notify(ushort nextAvailable) => _place.Notify(nextAvailable);

    /// <summary>
    /// Whether a packet can begin in a buffer. One that has less than its headers breaks the queue: their bytes would be an earlier
    /// packet's (virtio 1.4, 2.7.8.3).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsPacket(PacketBuffer buffer)
    {
        if (!_buffers.IsShort(buffer.WrittenBytes))
            return true;
        Break(RingFaultReason.UsedLengthTooSmall, buffer.Slot);
        return false;
    }

    // Of a queue that its owner broke in the middle of a burst, the rest is not to be trusted either.
    private void Break(RingFaultReason reason, long detail)
    {
        BreakRing(reason, detail);
        _nextUsed = _usedCount;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTake(out PacketBuffer buffer)
    {
        if (_nextUsed == _usedCount)
        {
            _nextUsed = 0;
            _usedCount = TakeUsed(_used);
            if (_usedCount == 0)
            {
                buffer = default;
                return false;
            }
        }

        var (slot, written) = _used[_nextUsed++];
        _held[slot] = true;
        buffer = new(_buffers, slot, written);
        return true;
    }

    private void CheckTrimmed(int slot, int count)
    {
        if (count == 0)
            RingMisuse.WrongElementCount(slot, count, _buffers.ElementsPerSlot);
    }

    // What was wrong has been found: the buffer is the ring's from here on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Offer(PacketBuffer buffer)
    {
        _held[buffer.Slot] = false;
        _pending[_pendingCount++] = buffer.Slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckHeld(PacketBuffer buffer)
    {
        if (!buffer.IsOf(_buffers) || !_held[buffer.Slot])
            ThrowNotHeld();
    }

    [DoesNotReturn]
    private static void ThrowNotHeld() => throw new InvalidOperationException(
        "The driver does not hold this buffer: it was made available or released before, or belongs to another queue.");

    [DoesNotReturn]
    private void ThrowTooLong(int length) =>
        throw new ArgumentOutOfRangeException(nameof(length), length, $"A buffer holds 0 to {_buffers.PayloadCapacity} bytes of payload.");

    private void FreeAll()
    {
        _pendingCount = _usedCount = _nextUsed = 0;
        Array.Clear(_held);
        _free.ReturnAll();
    }
}
