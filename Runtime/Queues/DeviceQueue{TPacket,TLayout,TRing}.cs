using LayoutGen.Layouts;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>A device's queue, closed over its packet's layout and its ring: what a loop over packets is compiled for.</summary>
/// <typeparam name="TPacket">The generated view of a packet on the device's side.</typeparam>
/// <typeparam name="TLayout">The layout.</typeparam>
/// <typeparam name="TRing">The ring.</typeparam>
public readonly struct DeviceQueue<TPacket, TLayout, TRing>
    where TPacket : struct, IDevicePacket<TPacket>, allows ref struct
    where TLayout : struct, ILayout
    where TRing : struct, IDeviceRing
{
    private readonly DeviceBufferQueue<TRing> _queue;

    internal DeviceQueue(DeviceBufferQueue<TRing> queue) => _queue = queue;

    /// <summary>Why the queue is broken, if the driver broke it. A broken queue gives no more buffers.</summary>
    public RingFault Fault => _queue.Fault;

    /// <inheritdoc cref="DeviceBufferQueue{TRing}.TryGetAvailable(out DeviceBuffer?)"/>
    /// <param name="packet">The packet.</param>
    public bool TryGetAvailable(out TPacket packet)
    {
        packet = _queue.TryGetAvailable(out var buffer) ? TPacket.Over(buffer, LayoutSelection.Of<TLayout>(TRing.IsBigEndian)) : default;
        return buffer is not null;
    }

    /// <inheritdoc cref="DeviceBufferQueue{TRing}.TryGetAvailable(long, out DeviceBuffer?, out int)"/>
    /// <param name="payloadLength">The payload in bytes.</param>
    /// <param name="packet">The packet; a payload can be written to it as to one buffer.</param>
    /// <param name="bufferCount">How many buffers it has, 1 to the queue size: the header is to say it.</param>
    public bool TryGetAvailable(long payloadLength, out TPacket packet, out int bufferCount)
    {
        var found = _queue.TryGetAvailable(payloadLength, out var buffer, out bufferCount);
        packet = found ? TPacket.Over(buffer!, LayoutSelection.Of<TLayout>(TRing.IsBigEndian)) : default;
        return found;
    }

    /// <inheritdoc cref="DeviceBufferQueue{TRing}.MakeUsed"/>
    /// <param name="packet">The packet.</param>
    public void MakeUsed(TPacket packet) => _queue.MakeUsed(packet.Buffer);

    /// <inheritdoc cref="DeviceBufferQueue{TRing}.Publish"/>
    public bool Publish() => _queue.Publish();

    /// <inheritdoc cref="DeviceBufferQueue{TRing}.PublishToPoller"/>
    public void PublishToPoller() => _queue.PublishToPoller();

    /// <inheritdoc cref="DeviceBufferQueue{TRing}.EnableNotifications"/>
    public bool EnableNotifications() => _queue.EnableNotifications();

    /// <inheritdoc cref="DeviceBufferQueue{TRing}.DisableNotifications"/>
    public void DisableNotifications() => _queue.DisableNotifications();
}
