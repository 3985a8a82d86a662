using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>Statistics of the checksums of a receive queue (virtio 1.4, 5.1.9.5.11; <c>struct virtio_net_stats_rx_csum</c>).</summary>
[VirtioHeader(Size = 40)]
public readonly ref partial struct NetStatsRxCsum
{
    /// <summary>What they are: <see cref="NetStatsType.RxCsum"/>.</summary>
    public partial NetStatsReply Reply { get; }

    /// <summary>Packets whose checksum was found to be right.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxCsumValid { get; set; }

    /// <summary>Packets whose checksum is to be completed.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxNeedsCsum { get; set; }

    /// <summary>Packets whose checksum was not looked at.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxCsumNone { get; set; }

    /// <summary>Packets whose checksum was wrong.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxCsumBad { get; set; }
}
