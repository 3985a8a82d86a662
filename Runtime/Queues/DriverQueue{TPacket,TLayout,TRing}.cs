using System.Runtime.CompilerServices;
using LayoutGen.Layouts;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>
/// A driver's queue, closed over its packet's layout and its ring: what a loop over packets is compiled for. It is a view of the
/// queue that made it, free to copy.
/// </summary>
/// <typeparam name="TPacket">The declared packet.</typeparam>
/// <typeparam name="TLayout">The layout.</typeparam>
/// <typeparam name="TRing">The ring.</typeparam>
public readonly struct DriverQueue<TPacket, TLayout, TRing>
    where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    where TLayout : struct, ILayout
    where TRing : struct, IDriverRing
{
    private readonly DriverBufferQueue<TRing> _queue;

    internal DriverQueue(DriverBufferQueue<TRing> queue) => _queue = queue;

    /// <summary>Why the queue is broken, if the device broke it. A broken queue gives no more buffers.</summary>
    public RingFault Fault => _queue.Fault;

    /// <inheritdoc cref="DriverBufferQueue.TryAcquire"/>
    /// <param name="packet">The packet.</param>
    public bool TryAcquire(out TPacket packet) => View(_queue.TryAcquire(out var buffer), buffer, out packet);

    /// <inheritdoc cref="DriverBufferQueue.MakeAvailable(PacketBuffer, int)"/>
    /// <param name="packet">The packet.</param>
    /// <param name="length">
    /// The bytes of payload that the device shall read. Where it reads none, and writes headers behind a payload, those of payload that
    /// it may write, 0 for all that the buffer holds; else without effect.
    /// </param>
    public void MakeAvailable(TPacket packet, int length) => _queue.MakeAvailable(packet.Buffer, length);

    /// <summary>Gives a held packet to the device, which shall read no payload and may write all that the buffer holds.</summary>
    /// <param name="packet">The packet.</param>
    public void MakeAvailable(TPacket packet) => _queue.MakeAvailable(packet.Buffer, 0);

    /// <inheritdoc cref="DriverBufferQueue.MakeAvailable(PacketBuffer, PayloadLengths)"/>
    /// <param name="packet">The packet.</param>
    /// <param name="lengths">How much of its payloads is used.</param>
    public void MakeAvailable(TPacket packet, PayloadLengths lengths) => _queue.MakeAvailable(packet.Buffer, lengths);

    /// <inheritdoc cref="DriverBufferQueue.Publish"/>
    public void Publish() => _queue.Publish();

    /// <inheritdoc cref="DriverBufferQueue.PublishToPoller"/>
    public void PublishToPoller() => _queue.PublishToPoller();

    /// <inheritdoc cref="DriverBufferQueue.TryGetUsed"/>
    /// <param name="packet">The packet.</param>
    public bool TryGetUsed(out TPacket packet) => View(_queue.TryGetUsed(out var buffer), buffer, out packet);

    /// <inheritdoc cref="DriverBufferQueue.TryGetContinuation"/>
    /// <param name="packet">The packet.</param>
    /// <param name="continuation">The next buffer of it. The driver then holds it.</param>
    public bool TryGetContinuation(TPacket packet, out Continuation continuation) =>
        _queue.TryGetContinuation(packet.Buffer, out continuation);

    /// <summary>Gives a buffer that a packet went on in to the device again; the device sees it after <see cref="Publish"/>.</summary>
    /// <param name="continuation">The buffer.</param>
    /// <exception cref="InvalidOperationException">The driver does not hold the buffer.</exception>
    public void MakeAvailable(Continuation continuation) => _queue.MakeAvailable(continuation.Buffer, 0);

    /// <inheritdoc cref="DriverBufferQueue.Release"/>
    /// <param name="packet">The packet.</param>
    public void Release(TPacket packet) => _queue.Release(packet.Buffer);

    /// <inheritdoc cref="DriverBufferQueue.Release"/>
    /// <param name="continuation">A buffer that a packet went on in.</param>
    public void Release(Continuation continuation) => _queue.Release(continuation.Buffer);

    /// <inheritdoc cref="DriverBufferQueue.EnableNotifications"/>
    public bool EnableNotifications() => _queue.EnableNotifications();

    /// <inheritdoc cref="DriverBufferQueue.DisableNotifications"/>
    public void DisableNotifications() => _queue.DisableNotifications();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool View(bool found, PacketBuffer buffer, out TPacket packet)
    {
        packet = found ? TPacket.Over(buffer, LayoutSelection.Of<TLayout>(TRing.IsBigEndian)) : default;
        return found;
    }
}
