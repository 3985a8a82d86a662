using LayoutGen.Layouts;
using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// How packets are spread over receive queues: the data of <see cref="NetControlClass.Mq"/>, command 1, up to its table (virtio 1.4,
/// 5.1.9.5.7; <c>struct virtio_net_rss_config</c>). A <see cref="NetRssKey"/> follows at <see cref="SizeWithTail"/>.
/// </summary>
[VirtioHeader(Size = 8)]
public readonly ref partial struct NetRssConfig
{
    /// <summary>The types of hashes, as bits.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint HashTypes { get; set; }

    /// <summary>The length of the table, a power of two, less 1.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ushort IndirectionTableMask { get; set; }

    /// <summary>The receive queue, half its number, for packets without a hash.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ushort UnclassifiedQueue { get; set; }

    /// <summary>The receive queues by the last bits of a hash.</summary>
    [Tail(nameof(IndirectionTableMask), More = 1), FixedByteOrder(ByteOrder.LittleEndian)]
    public partial IntegerArray<ushort> IndirectionTable { get; }
}
