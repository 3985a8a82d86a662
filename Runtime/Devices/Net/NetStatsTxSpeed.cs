using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>Statistics of the limits of a transmit queue (virtio 1.4, 5.1.9.5.11; <c>struct virtio_net_stats_tx_speed</c>).</summary>
[VirtioHeader(Size = 24)]
public readonly ref partial struct NetStatsTxSpeed
{
    /// <summary>What they are: <see cref="NetStatsType.TxSpeed"/>.</summary>
    public partial NetStatsReply Reply { get; }

    /// <summary>Packets beyond the limit of packets.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxPacketsAllowanceExceeded { get; set; }

    /// <summary>Packets beyond the limit of bytes.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxBytesAllowanceExceeded { get; set; }
}
