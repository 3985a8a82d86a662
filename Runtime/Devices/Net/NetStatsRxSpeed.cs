using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>Statistics of the limits of a receive queue (virtio 1.4, 5.1.9.5.11; <c>struct virtio_net_stats_rx_speed</c>).</summary>
[VirtioHeader(Size = 24)]
public readonly ref partial struct NetStatsRxSpeed
{
    /// <summary>What they are: <see cref="NetStatsType.RxSpeed"/>.</summary>
    public partial NetStatsReply Reply { get; }

    /// <summary>Packets beyond the limit of packets.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxPacketsAllowanceExceeded { get; set; }

    /// <summary>Packets beyond the limit of bytes.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxBytesAllowanceExceeded { get; set; }
}
