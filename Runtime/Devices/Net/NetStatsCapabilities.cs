using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// Which statistics a device has: the answer to <see cref="NetControlClass.Stats"/>, command 0 (virtio 1.4, 5.1.9.5.11;
/// <c>struct virtio_net_stats_capabilities</c>).
/// </summary>
[VirtioHeader(Size = 8)]
public readonly ref partial struct NetStatsCapabilities
{
    /// <summary>The types, as bits.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong SupportedStatsTypes { get; set; }
}
