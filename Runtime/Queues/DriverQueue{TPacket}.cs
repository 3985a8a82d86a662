using LayoutGen.Layouts;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>
/// A driver's queue in its plain form: one type whatever was negotiated. It goes to the ring in bursts, so its cost over the closed
/// form is one indirect call a burst. <see cref="Run"/> hands the closed form to a loop.
/// </summary>
/// <typeparam name="TPacket">The declared packet.</typeparam>
public sealed class DriverQueue<TPacket> : IDisposable
    where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
{
    private const int Burst = 32;

    private readonly (PacketBuffer Buffer, int Length)[] _pending = new (PacketBuffer, int)[Burst];
    private readonly PacketBuffer[] _used = new PacketBuffer[Burst];
    private int _pendingCount;
    private int _usedCount;
    private int _nextUsed;

    /// <summary>A plain form of a queue.</summary>
    /// <param name="buffers">The queue without types.</param>
    /// <param name="layout">The layout that the features select.</param>
    /// <param name="framing">How packets are cut into descriptors.</param>
    public DriverQueue(DriverBufferQueue buffers, LayoutSelection layout, Framing framing)
    {
        ArgumentNullException.ThrowIfNull(buffers);
        Buffers = buffers;
        Layout = layout;
        Framing = framing;
    }

    /// <summary>How packets are cut into descriptors.</summary>
    public Framing Framing { get; }

    /// <summary>The layout that the negotiated features select.</summary>
    public LayoutSelection Layout { get; }

    /// <summary>The queue without types.</summary>
    public DriverBufferQueue Buffers { get; }

    /// <summary>Why the queue is broken, if the device broke it. A broken queue gives no more buffers.</summary>
    public RingFault Fault => Buffers.Fault;

    /// <inheritdoc cref="DriverBufferQueue.TryAcquire"/>
    /// <param name="packet">The packet.</param>
    public bool TryAcquire(out TPacket packet)
    {
        var found = Buffers.TryAcquire(out var buffer);
        packet = found ? TPacket.Over(buffer, Layout) : default;
        return found;
    }

    /// <summary>Gives a held packet to the device; the device sees it after <see cref="Publish"/> at the latest.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="length">
    /// The bytes of payload that the device shall read. Where it reads none, and writes headers behind a payload, those of payload that
    /// it may write, 0 for all that the buffer holds; else without effect.
    /// </param>
    public void MakeAvailable(TPacket packet, int length) => MakeAvailable(packet.Buffer, length);

    /// <summary>Gives a held packet to the device, which shall read no payload and may write all that the buffer holds.</summary>
    /// <param name="packet">The packet.</param>
    public void MakeAvailable(TPacket packet) => MakeAvailable(packet.Buffer, 0);

    /// <inheritdoc cref="DriverBufferQueue.MakeAvailable(PacketBuffer, PayloadLengths)"/>
    /// <param name="packet">The packet.</param>
    /// <param name="lengths">How much of its payloads is used.</param>
    public void MakeAvailable(TPacket packet, PayloadLengths lengths)
    {
        Publish(); // Packets go to the device in the order in which they were made available.
        Buffers.MakeAvailable(packet.Buffer, lengths);
    }

    /// <summary>
    /// Gives a buffer that a packet went on in to the device again; the device sees it after <see cref="Publish"/> at the latest.
    /// </summary>
    /// <param name="continuation">The buffer.</param>
    public void MakeAvailable(Continuation continuation) => MakeAvailable(continuation.Buffer, 0);

    /// <summary>Shows the device all packets made available since the last call, and notifies it if it wants that.</summary>
    public void Publish()
    {
        var count = _pendingCount;
        _pendingCount = 0;
        Buffers.MakeAvailable(_pending.AsSpan(0, count));
    }

    /// <inheritdoc cref="DriverBufferQueue{TRing}.PublishToPoller"/>
    public void PublishToPoller()
    {
        var count = _pendingCount;
        _pendingCount = 0;
        Buffers.MakeAvailableToPoller(_pending.AsSpan(0, count));
    }

    /// <summary>Takes a packet that the device has used. The driver then holds it.</summary>
    /// <param name="packet">The packet.</param>
    /// <returns>False if there is none, or the queue is broken.</returns>
    public bool TryGetUsed(out TPacket packet)
    {
        var found = TryTake(out var buffer) && (Buffers.IsPacket(buffer) || Abandon());
        packet = found ? TPacket.Over(buffer, Layout) : default;
        return found;
    }

    /// <inheritdoc cref="DriverBufferQueue{TRing}.TryGetContinuation"/>
    /// <param name="packet">The packet.</param>
    /// <param name="continuation">The next buffer of it. The driver then holds it.</param>
    public bool TryGetContinuation(TPacket packet, out Continuation continuation)
    {
        Buffers.CheckContinues();
        var found = TryTake(out var buffer);
        continuation = new(buffer);
        if (!found)
            Buffers.Break(RingFaultReason.PacketUnfinished, packet.Buffer.Slot);
        return found;
    }

    /// <inheritdoc cref="DriverBufferQueue.Release"/>
    /// <param name="packet">The packet.</param>
    public void Release(TPacket packet) => Buffers.Release(packet.Buffer);

    /// <inheritdoc cref="DriverBufferQueue.Release"/>
    /// <param name="continuation">A buffer that a packet went on in.</param>
    public void Release(Continuation continuation) => Buffers.Release(continuation.Buffer);

    /// <inheritdoc cref="DriverBufferQueue.EnableNotifications"/>
    public bool EnableNotifications() => _nextUsed < _usedCount || Buffers.EnableNotifications();

    /// <inheritdoc cref="DriverBufferQueue.DisableNotifications"/>
    public void DisableNotifications() => Buffers.DisableNotifications();

    /// <summary>Hands the queue, closed over its layout and ring, to a loop.</summary>
    /// <param name="loop">The loop.</param>
    /// <typeparam name="TLoop">The loop's type.</typeparam>
    /// <exception cref="InvalidOperationException">A burst of the plain form is not finished: its packets would be lost.</exception>
    public void Run<TLoop>(ref TLoop loop)
        where TLoop : IDriverLoop<TPacket>, allows ref struct
    {
        if (_nextUsed < _usedCount)
            throw new InvalidOperationException(
                $"{_usedCount - _nextUsed} used packets are still waiting here: take them with {nameof(TryGetUsed)} before running a loop.");
        Publish();
        Buffers.Run<TPacket, TLoop>(Layout, ref loop);
    }

    /// <inheritdoc cref="DriverBufferQueue.Reset"/>
    public void Reset()
    {
        Buffers.Reset();
        _pendingCount = _usedCount = _nextUsed = 0;
    }

    /// <summary>Stops the queue and frees its memory.</summary>
    public void Dispose() => Buffers.Dispose();

    private void MakeAvailable(PacketBuffer buffer, int length)
    {
        if (_pendingCount == Burst)
            Publish();
        _pending[_pendingCount++] = (buffer, length);
    }

    private bool TryTake(out PacketBuffer buffer)
    {
        if (_nextUsed == _usedCount)
        {
            _nextUsed = 0;
            _usedCount = Buffers.GetUsed(_used);
        }

        var found = _nextUsed < _usedCount;
        buffer = found ? _used[_nextUsed++] : default;
        return found;
    }

    /// <summary>Of a queue that was broken in the middle of a burst, the rest is not to be trusted either.</summary>
    private bool Abandon()
    {
        _nextUsed = _usedCount;
        return false;
    }
}
