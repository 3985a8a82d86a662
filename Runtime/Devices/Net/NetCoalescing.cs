using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// The data of <see cref="NetControlClass.NotfCoal"/>, commands 0 and 1 (virtio 1.4, 5.1.9.5.10; <c>struct
/// virtio_net_ctrl_coal_rx</c>).
/// </summary>
[VirtioHeader(Size = 8)]
public readonly ref partial struct NetCoalescing
{
    /// <summary>The packets after which a notification is sent.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint MaxPackets { get; set; }

    /// <summary>The microseconds after which a notification is sent.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint MaxUsecs { get; set; }
}
