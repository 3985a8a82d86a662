using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>Statistics of the checksums of a transmit queue (virtio 1.4, 5.1.9.5.11; <c>struct virtio_net_stats_tx_csum</c>).</summary>
[VirtioHeader(Size = 24)]
public readonly ref partial struct NetStatsTxCsum
{
    /// <summary>What they are: <see cref="NetStatsType.TxCsum"/>.</summary>
    public partial NetStatsReply Reply { get; }

    /// <summary>Packets without a checksum to complete.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxCsumNone { get; set; }

    /// <summary>Packets whose checksum the device completed.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TxNeedsCsum { get; set; }
}
