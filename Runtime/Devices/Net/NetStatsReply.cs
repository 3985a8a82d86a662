using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>What statistics begin with (virtio 1.4, 5.1.9.5.11; <c>struct virtio_net_stats_reply_hdr</c>).</summary>
[VirtioHeader(Size = 8)]
public readonly ref partial struct NetStatsReply
{
    /// <summary>What they are.</summary>
    public partial NetStatsType Type { get; set; }

    /// <summary>Reserved.</summary>
    [Reserved]
    public partial byte Reserved { get; }

    /// <summary>The queue.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ushort VqIndex { get; set; }

    /// <summary>Reserved.</summary>
    [Reserved]
    public partial ushort Reserved1 { get; }

    /// <summary>
    /// The bytes of the statistics, these included: the next ones begin behind them, whether the driver knows their type or not. The
    /// specification calls it <c>size</c>, which every view has for its own.
    /// </summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ushort ReplySize { get; set; }
}
