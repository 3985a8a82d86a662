using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>Statistics of a transmit queue (virtio 1.4, 5.1.9.5.11; <c>struct virtio_net_stats_tx_basic</c>).</summary>
[VirtioHeader(Size = 56)]
public readonly ref partial struct NetStatsTxBasic
{
    /// <summary>What they are: <see cref="NetStatsType.TxBasic"/>.</summary>
    public partial NetStatsReply Reply { get; }

    /// <summary>Notifications by the driver.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxNotifications { get; set; }

    /// <summary>Packets sent.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxPackets { get; set; }

    /// <summary>Bytes sent.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxBytes { get; set; }

    /// <summary>Interrupts.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxInterrupts { get; set; }

    /// <summary>Packets dropped for any reason.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxDrops { get; set; }

    /// <summary>Packets dropped because their buffers were wrong.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxDropMalformed { get; set; }
}
