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
    private readonly DriverBuffers _buffers;
    private readonly TransportQueue _place;
    private readonly bool _canReset;
    private readonly bool[] _held;

    // First in, first out: so the same buffers come to the same places of the ring, which the ring then need not write again.
    private readonly int[] _free;
    private int _firstFree;
    private int _freeCount;
    private bool _isDisposed;

    private protected DriverBufferQueue(DriverBuffers buffers, TransportQueue place, NegotiatedFeatures features)
    {
        _buffers = buffers;
        _place = place;
        _canReset = features.Has(Feature.RingReset);
        _held = new bool[buffers.Count];
        _free = new int[buffers.Count];
        FreeAll();
    }

    /// <summary>How many buffers the queue has.</summary>
    public int BufferCount => _buffers.Count;

    /// <summary>How many descriptors a buffer takes, at most; it follows from how its memory could be allocated.</summary>
    public int DescriptorsPerBuffer => _buffers.ElementsPerSlot;

    /// <summary>Why the queue is broken, if the device broke it. A broken queue gives no more buffers.</summary>
    public abstract RingFault Fault { get; }

    private protected DriverBuffers Buffers => _buffers;

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
        if (_freeCount == 0)
        {
            buffer = default;
            return false;
        }

        var slot = _free[_firstFree++];
        if (_firstFree == _free.Length)
            _firstFree = 0;
        _freeCount--;
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
        LetGo(buffer);
        var last = _firstFree + _freeCount++;
        _free[last < _free.Length ? last : last - _free.Length] = buffer.Slot;
    }

    /// <summary>Makes several buffers available and publishes them.</summary>
    /// <param name="buffers">Held buffers, with the bytes of payload in each that the device shall read.</param>
    public abstract void MakeAvailable(ReadOnlySpan<(PacketBuffer Buffer, int Length)> buffers);

    /// <summary>Makes several buffers available to a device that polls: see <see cref="IRing.PublishToPoller"/>.</summary>
    /// <param name="buffers">Held buffers, with the bytes of payload in each that the device shall read.</param>
    public abstract void MakeAvailableToPoller(ReadOnlySpan<(PacketBuffer Buffer, int Length)> buffers);

    /// <summary>Gives a held buffer to the device, which sees it when buffers are published.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="lengths">How much of its payloads is used.</param>
    /// <exception cref="InvalidOperationException">The driver does not hold the buffer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The buffer cannot hold so much.</exception>
    public abstract void MakeAvailable(PacketBuffer buffer, PayloadLengths lengths);

    /// <summary>Takes several buffers that the device has used, whether a packet begins in them or goes on.</summary>
    /// <param name="buffers">Room for them.</param>
    /// <returns>How many were taken.</returns>
    public abstract int GetUsed(Span<PacketBuffer> buffers);

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

    /// <summary>
    /// Whether a packet can begin in a buffer. One that has less than its headers breaks the queue: their bytes would be an earlier
    /// packet's (virtio 1.4, 2.7.8.3).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsPacket(PacketBuffer buffer)
    {
        if (!_buffers.IsShort(buffer.WrittenBytes))
            return true;
        Break(RingFaultReason.UsedLengthTooSmall, buffer.Slot);
        return false;
    }

    /// <exception cref="InvalidOperationException">Packets of this queue take one buffer each.</exception>
    internal void CheckContinues()
    {
        if (!_buffers.CanContinue)
            _buffers.Shape.ThrowNeverContinues();
    }

    internal abstract void Break(RingFaultReason reason, long detail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected PacketBuffer Hold(int slot, uint written)
    {
        _held[slot] = true;
        return new(_buffers, slot, written);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void CheckHeld(PacketBuffer buffer)
    {
        if (!buffer.IsOf(_buffers) || !_held[buffer.Slot])
            ThrowNotHeld();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void LetGo(PacketBuffer buffer) => _held[buffer.Slot] = false;

    [DoesNotReturn]
    private static void ThrowNotHeld() => throw new InvalidOperationException(
        "The driver does not hold this buffer: it was made available or released before, or belongs to another queue.");

    private protected void Notify(ushort nextAvailable) => _place.Notify(nextAvailable);

    private void FreeAll()
    {
        Array.Clear(_held);
        for (_firstFree = _freeCount = 0; _freeCount < _free.Length; _freeCount++)
            _free[_freeCount] = _freeCount;
    }
}
