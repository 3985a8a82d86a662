using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>Where appended data went (virtio 1.4, 5.2.6).</summary>
[VirtioHeader(Size = 8)]
public readonly ref partial struct BlkAppendResult
{
    /// <summary>The first sector.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong AppendSector { get; set; }
}
