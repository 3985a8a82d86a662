using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// The data of <see cref="NetControlClass.NotfCoal"/>, command 2 (virtio 1.4, 5.1.9.5.10; <c>struct virtio_net_ctrl_coal_vq</c>).
/// </summary>
[VirtioHeader(Size = 12)]
public readonly ref partial struct NetQueueCoalescing
{
    /// <summary>The queue.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ushort VqIndex { get; set; }

    /// <summary>Reserved.</summary>
    [Reserved]
    public partial ushort Reserved { get; }

    /// <summary>When a notification is sent.</summary>
    public partial NetCoalescing Coalescing { get; }
}
