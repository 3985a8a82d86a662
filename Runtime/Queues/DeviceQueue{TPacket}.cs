using LayoutGen.Layouts;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>A device's queue, one type whatever was negotiated; <see cref="Run"/> hands its closed form to a loop.</summary>
/// <typeparam name="TPacket">The generated view of a packet on the device's side.</typeparam>
public sealed class DeviceQueue<TPacket>
    where TPacket : struct, IDevicePacket<TPacket>, allows ref struct
{
    private readonly DeviceBufferQueue _buffers;
    private readonly LayoutSelection _layout;

    /// <summary>Gives a queue types.</summary>
    /// <param name="buffers">The queue without types.</param>
    /// <param name="layout">The layout that the features select.</param>
    public DeviceQueue(DeviceBufferQueue buffers, LayoutSelection layout)
    {
        ArgumentNullException.ThrowIfNull(buffers);
        _buffers = buffers;
        _layout = layout;
    }

    /// <summary>Why the queue is broken, if the driver broke it. A broken queue gives no more buffers.</summary>
    public RingFault Fault => _buffers.Fault;

    /// <summary>Where the device is in the ring, for a transport that stops the queue and starts it again.</summary>
    public uint Position => _buffers.Position;

    /// <summary>Hands the queue, closed over its layout and ring, to a loop.</summary>
    /// <param name="loop">The loop.</param>
    /// <typeparam name="TLoop">The loop's type.</typeparam>
    public void Run<TLoop>(ref TLoop loop)
        where TLoop : IDeviceLoop<TPacket>, allows ref struct => _buffers.Run<TPacket, TLoop>(_layout, ref loop);
}
