using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// What is asked about a queue: an element of the data of <see cref="NetControlClass.Stats"/>, command 1 (virtio 1.4, 5.1.9.5.11;
/// <c>struct virtio_net_ctrl_queue_stats</c>).
/// </summary>
[VirtioHeader(Size = 16)]
public readonly ref partial struct NetStatsQuery
{
    /// <summary>The queue.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ushort VqIndex { get; set; }

    /// <summary>Reserved.</summary>
    [Reserved(6)]
    public partial ushort Reserved { get; }

    /// <summary>The types of statistics, as bits.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong TypesBitmap { get; set; }
}
