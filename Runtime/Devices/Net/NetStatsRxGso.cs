using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>Statistics of the offloads of a receive queue (virtio 1.4, 5.1.9.5.11; <c>struct virtio_net_stats_rx_gso</c>).</summary>
[VirtioHeader(Size = 40)]
public readonly ref partial struct NetStatsRxGso
{
    /// <summary>What they are: <see cref="NetStatsType.RxGso"/>.</summary>
    public partial NetStatsReply Reply { get; }

    /// <summary>Packets put together of several.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxGsoPackets { get; set; }

    /// <summary>Their bytes.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxGsoBytes { get; set; }

    /// <summary>The packets that they were put together of.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxGsoPacketsCoalesced { get; set; }

    /// <summary>The bytes of those.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong RxGsoBytesCoalesced { get; set; }
}
