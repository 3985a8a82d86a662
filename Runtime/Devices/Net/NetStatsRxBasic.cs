using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>Statistics of a receive queue (virtio 1.4, 5.1.9.5.11; <c>struct virtio_net_stats_rx_basic</c>).</summary>
[VirtioHeader(Size = 56)]
public readonly ref partial struct NetStatsRxBasic
{
    /// <summary>What they are: <see cref="NetStatsType.RxBasic"/>.</summary>
    public partial NetStatsReply Reply { get; }

    /// <summary>Notifications by the driver.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxNotifications { get; set; }

    /// <summary>Packets given to the driver.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxPackets { get; set; }

    /// <summary>Bytes given to the driver.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxBytes { get; set; }

    /// <summary>Interrupts.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxInterrupts { get; set; }

    /// <summary>Packets dropped for any reason.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxDrops { get; set; }

    /// <summary>Packets dropped for want of buffers.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxDropOverruns { get; set; }
}
