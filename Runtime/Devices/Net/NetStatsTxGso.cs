using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>Statistics of the offloads of a transmit queue (virtio 1.4, 5.1.9.5.11; <c>struct virtio_net_stats_tx_gso</c>).</summary>
[VirtioHeader(Size = 56)]
public readonly ref partial struct NetStatsTxGso
{
    /// <summary>What they are: <see cref="NetStatsType.TxGso"/>.</summary>
    public partial NetStatsReply Reply { get; }

    /// <summary>Packets that the device was to segment.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxGsoPackets { get; set; }

    /// <summary>Their bytes.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxGsoBytes { get; set; }

    /// <summary>The segments that it made of them.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxGsoSegments { get; set; }

    /// <summary>The bytes of those.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxGsoSegmentsBytes { get; set; }

    /// <summary>Packets to segment that fitted into one.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxGsoPacketsNoseg { get; set; }

    /// <summary>The bytes of those.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxGsoBytesNoseg { get; set; }
}
