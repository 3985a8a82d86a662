using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>Statistics of the control queue (virtio 1.4, 5.1.9.5.11; <c>struct virtio_net_stats_cvq</c>).</summary>
[VirtioHeader(Size = 24)]
public readonly ref partial struct NetStatsCvq
{
    /// <summary>What they are: <see cref="NetStatsType.Cvq"/>.</summary>
    public partial NetStatsReply Reply { get; }

    /// <summary>Commands, failed ones included.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong CommandNum { get; set; }

    /// <summary>Commands that succeeded.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong OkNum { get; set; }
}
