using System.Diagnostics.CodeAnalysis;
using LayoutGen.Layouts;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>A device's queue without packet types, closed over its ring.</summary>
/// <typeparam name="TRing">The ring.</typeparam>
public sealed class DeviceBufferQueue<TRing> : DeviceBufferQueue
    where TRing : struct, IDeviceRing
{
    private readonly DeviceQueueSetup _setup;
    private readonly PacketShape _shape;
    private readonly DeviceBuffer[] _idle;
    private int _idleCount;
    private TRing _ring;

    internal DeviceBufferQueue(TRing ring, DeviceQueueSetup setup, PacketShape shape)
    {
        _setup = setup;
        _shape = shape;
        _idle = new DeviceBuffer[setup.QueueSize];
        _ring = ring;
        if (setup.Position is { } position)
            _ring.Position = position;
        _idle[_idleCount++] = new(setup.Memory, shape, setup.QueueSize);
    }

    /// <inheritdoc/>
    public override RingFault Fault => _ring.Fault;

    /// <inheritdoc/>
    public override uint Position => _ring.Position;

    /// <summary>Takes a buffer that the driver made available. The device holds it until it makes it used.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <returns>False if there is none, or the queue is broken.</returns>
    public bool TryGetAvailable([NotNullWhen(true)] out DeviceBuffer? buffer)
    {
        // A device that holds several buffers at a time gets as many objects, once.
        var idle = _idleCount > 0 ? _idle[_idleCount - 1] : _idle[_idleCount++] = new(_setup.Memory, _shape, _setup.QueueSize);
        buffer = null;
        if (!_ring.TryGetAvailable(idle.ElementRoom, out var chain))
            return false;
        if (!idle.Take(chain))
        {
            _ring.Break(RingFaultReason.MalformedBuffer, chain.Id);
            return false;
        }

        _idleCount--;
        buffer = idle;
        return true;
    }

    /// <summary>Gives a buffer back to the driver with what was written; the driver sees it after <see cref="Publish"/>.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <exception cref="InvalidOperationException">The device does not hold it.</exception>
    public void MakeUsed(DeviceBuffer buffer)
    {
        if (!buffer.IsHeld)
            throw new InvalidOperationException("The device does not hold this buffer: it was made used before.");
        buffer.IsHeld = false;
        _idle[_idleCount++] = buffer;
        if (buffer.IsOutsideMemory)
            _ring.Break(RingFaultReason.OutsideMemory, buffer.Id);
        else
            _ring.MakeUsed(buffer.Id, buffer.Written);
    }

    /// <summary>Shows the driver all buffers made used since the last call.</summary>
    /// <returns>Whether the driver wants an interrupt.</returns>
    public bool Publish() => _ring.Publish();

    /// <summary>
    /// Asks the driver for a notification when it makes the next buffer available, and looks again for what it made available before it
    /// could know: to be called before waiting for one (virtio 1.4, 2.7.13). A queue asks for none until then if it has an event index.
    /// </summary>
    /// <returns>True if a buffer is there already: take it, no notification comes for it.</returns>
    public bool EnableNotifications() => _ring.EnableNotifications();

    /// <summary>Tells the driver that notifications are not needed; it may send them still (virtio 1.4, 2.7.10.2).</summary>
    public void DisableNotifications() => _ring.DisableNotifications();

    internal override void Run<TPacket, TLoop>(LayoutSelection layout, ref TLoop loop) =>
        TPacket.VisitLayout(layout.Index, new DeviceRun<TPacket, TRing, TLoop>(this), ref loop);
}
