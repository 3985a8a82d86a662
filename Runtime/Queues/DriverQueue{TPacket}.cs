using LayoutGen.Layouts;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>
/// A driver's queue in its plain form: one type whatever was negotiated. It goes to the ring in bursts, so its cost over the closed
/// form is an indirect call a burst. <see cref="Run"/> hands the closed form to a loop.
/// </summary>
/// <typeparam name="TPacket">The declared packet.</typeparam>
public sealed class DriverQueue<TPacket> : IDisposable
    where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
{
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

    /// <inheritdoc cref="DriverBufferQueue.MakeAvailable(PacketBuffer, int)"/>
    /// <param name="packet">The packet.</param>
    /// <param name="length">
    /// The bytes of payload that the device shall read. Where it reads none, and writes headers behind a payload, those of payload that
    /// it may write, 0 for all that the buffer holds; else without effect.
    /// </param>
    public void MakeAvailable(TPacket packet, int length) => Buffers.MakeAvailable(packet.Buffer, length);

    /// <summary>Gives a held packet to the device, which shall read no payload and may write all that the buffer holds.</summary>
    /// <param name="packet">The packet.</param>
    public void MakeAvailable(TPacket packet) => Buffers.MakeAvailable(packet.Buffer, 0);

    /// <inheritdoc cref="DriverBufferQueue.MakeAvailable(PacketBuffer, PayloadLengths)"/>
    /// <param name="packet">The packet.</param>
    /// <param name="lengths">How much of its payloads is used.</param>
    public void MakeAvailable(TPacket packet, PayloadLengths lengths) => Buffers.MakeAvailable(packet.Buffer, lengths);

    /// <summary>Gives a buffer that a packet went on in to the device again; the device sees it after <see cref="Publish"/>.</summary>
    /// <param name="continuation">The buffer.</param>
    public void MakeAvailable(Continuation continuation) => Buffers.MakeAvailable(continuation.Buffer, 0);

    /// <inheritdoc cref="DriverBufferQueue.Publish"/>
    public void Publish() => Buffers.Publish();

    /// <inheritdoc cref="DriverBufferQueue.PublishToPoller"/>
    public void PublishToPoller() => Buffers.PublishToPoller();

    /// <summary>Takes a packet that the device has used. The driver then holds it.</summary>
    /// <param name="packet">The packet.</param>
    /// <returns>False if there is none, or the queue is broken.</returns>
    public bool TryGetUsed(out TPacket packet)
    {
        var found = Buffers.TryGetUsed(out var buffer);
        packet = found ? TPacket.Over(buffer, Layout) : default;
        return found;
    }

    /// <inheritdoc cref="DriverBufferQueue.TryGetContinuation"/>
    /// <param name="packet">The packet.</param>
    /// <param name="continuation">The next buffer of it. The driver then holds it.</param>
    public bool TryGetContinuation(TPacket packet, out Continuation continuation) =>
        Buffers.TryGetContinuation(packet.Buffer, out continuation);

    /// <inheritdoc cref="DriverBufferQueue.Release"/>
    /// <param name="packet">The packet.</param>
    public void Release(TPacket packet) => Buffers.Release(packet.Buffer);

    /// <inheritdoc cref="DriverBufferQueue.Release"/>
    /// <param name="continuation">A buffer that a packet went on in.</param>
    public void Release(Continuation continuation) => Buffers.Release(continuation.Buffer);

    /// <inheritdoc cref="DriverBufferQueue.EnableNotifications"/>
    public bool EnableNotifications() => Buffers.EnableNotifications();

    /// <inheritdoc cref="DriverBufferQueue.DisableNotifications"/>
    public void DisableNotifications() => Buffers.DisableNotifications();

    /// <summary>Hands the queue, closed over its layout and ring, to a loop.</summary>
    /// <param name="loop">The loop.</param>
    /// <typeparam name="TLoop">The loop's type.</typeparam>
    public void Run<TLoop>(ref TLoop loop)
        where TLoop : IDriverLoop<TPacket>, allows ref struct => Buffers.Run<TPacket, TLoop>(Layout, ref loop);

    /// <inheritdoc cref="DriverBufferQueue.Reset"/>
    public void Reset() => Buffers.Reset();

    /// <summary>Stops the queue and frees its memory.</summary>
    public void Dispose() => Buffers.Dispose();
}
