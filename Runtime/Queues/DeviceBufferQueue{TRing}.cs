using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
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
    private readonly bool _canContinue;
    private int _idleCount;
    private TRing _ring;

    // Buffers taken for a packet that needs more of them than there were, in order.
    private DeviceBuffer? _waiting;

    internal DeviceBufferQueue(TRing ring, DeviceQueueSetup setup, PacketShape shape)
    {
        _setup = setup;
        _shape = shape;
        _idle = new DeviceBuffer[setup.QueueSize];
        _canContinue = shape.CanContinue;
        _ring = ring;
        if (setup.Position is { } position)
            _ring.Position = position;
        AddIdle();
    }

    /// <inheritdoc/>
    public override RingFault Fault => _ring.Fault;

    /// <inheritdoc/>
    public override uint Position => _waiting is null
        ? _ring.Position
        : (_ring.Position & ~(uint)ushort.MaxValue) | (ushort)_waiting.Position;

    /// <summary>Takes a buffer that the driver made available. The device holds it until it makes it used.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <returns>False if there is none, or the queue is broken.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetAvailable([NotNullWhen(true)] out DeviceBuffer? buffer) =>
        _waiting is null ? TryTake(out buffer) : TryGather(0, out buffer, out _);

    /// <summary>
    /// Takes as many buffers as a payload needs, as one packet: its header lies in the first, and the others carry payload only
    /// (virtio 1.4, 5.1.9.4). They go back together. Ask for it only where the negotiated features let a packet take several buffers.
    /// </summary>
    /// <param name="payloadLength">The payload in bytes.</param>
    /// <param name="buffer">The first buffer; it can be written as if it had the room of all.</param>
    /// <param name="bufferCount">How many buffers there are, 1 to the queue size: the header is to say it.</param>
    /// <returns>
    /// False if the driver has not made enough available yet, or the queue is broken. What there is stays taken, for this packet or the
    /// next.
    /// </returns>
    /// <exception cref="InvalidOperationException">Packets of this queue take one buffer each.</exception>
    public bool TryGetAvailable(long payloadLength, [NotNullWhen(true)] out DeviceBuffer? buffer, out int bufferCount)
    {
        if (!_canContinue)
            _shape.ThrowNeverContinues();
        return TryGather(payloadLength, out buffer, out bufferCount);
    }

    /// <summary>
    /// Gives a buffer, with those that its packet goes on in, back to the driver with what was written; the driver sees them after
    /// <see cref="Publish"/>.
    /// </summary>
    /// <param name="buffer">The buffer.</param>
    /// <exception cref="InvalidOperationException">The device does not hold it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MakeUsed(DeviceBuffer buffer)
    {
        if (!buffer.IsHeld)
            ThrowNotHeld();
        if (buffer.Next is null && !buffer.IsOutsideMemory)
        {
            PutBack(buffer);
            _ring.MakeUsed(buffer.Id, buffer.Written);
        }
        else
        {
            MakeAllUsed(buffer);
        }
    }

    private void MakeAllUsed(DeviceBuffer buffer)
    {
        var isOutsideMemory = buffer.IsOutsideMemory;
        if (isOutsideMemory)
            _ring.Break(RingFaultReason.OutsideMemory, buffer.Id);
        for (DeviceBuffer? part = buffer, next; part is not null; part = next)
        {
            next = part.Next;
            part.Next = null;
            PutBack(part);
            if (!isOutsideMemory)
                _ring.MakeUsed(part.Id, part.Written);
        }
    }

    /// <summary>Shows the driver all buffers made used since the last call.</summary>
    /// <returns>Whether the driver wants an interrupt.</returns>
    public bool Publish() => _ring.Publish();

    /// <summary>Shows the same to a driver that polls, as the caller knows: see <see cref="IRing.PublishToPoller"/>.</summary>
    public void PublishToPoller() => _ring.PublishToPoller();

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

    private bool TryGather(long payloadLength, [NotNullWhen(true)] out DeviceBuffer? buffer, out int bufferCount)
    {
        buffer = null;
        bufferCount = 0;
        if (_ring.Fault.IsFault)
            return false;
        var (count, room) = (0, 0L);
        for (DeviceBuffer? last = null, next = _waiting; ; (last, next) = (next, next.Next))
        {
            if (next is null && !TryAppend(last, out next))
                return false;
            count++;
            room += last is null ? next.WritableLength : next.WritableBytes;
            if (room < payloadLength)
                continue;
            (buffer, _waiting, next.Next) = (_waiting!, next.Next, null);
            buffer.WritableLength = room;
            bufferCount = count;
            return true;
        }
    }

    /// <summary>Takes one more buffer for the packet that waits.</summary>
    private bool TryAppend(DeviceBuffer? last, [NotNullWhen(true)] out DeviceBuffer? next)
    {
        var position = _ring.Position;
        if (!TryTake(out next))
            return false;
        next.Position = position;
        if (last is null)
            _waiting = next;
        else
            last.Next = next;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTake([NotNullWhen(true)] out DeviceBuffer? buffer)
    {
        if (_idleCount == 0)
            AddIdle();
        var idle = _idle[_idleCount - 1];
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PutBack(DeviceBuffer buffer)
    {
        buffer.IsHeld = false;
        // A device that gives back what it took last finds it in its place, and the collector need not hear of it.
        if (!ReferenceEquals(_idle[_idleCount], buffer))
            _idle[_idleCount] = buffer;
        _idleCount++;
    }

    // A device that holds several buffers at a time gets as many objects, once.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddIdle() => _idle[_idleCount++] = new(_setup.Memory, _shape, _setup.QueueSize);

    [DoesNotReturn]
    private static void ThrowNotHeld() =>
        throw new InvalidOperationException("The device does not hold this buffer: it was made used before.");
}
