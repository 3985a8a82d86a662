using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// A range of sectors to discard, erase or fill with zeroes (virtio 1.4, 5.2.6;
/// <c>struct virtio_blk_discard_write_zeroes</c>).
/// </summary>
[VirtioHeader(Size = 16)]
public readonly ref partial struct BlkRange
{
    /// <summary>The first sector.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong Sector { get; set; }

    /// <summary>How many sectors.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint NumSectors { get; set; }

    /// <summary>All flags; those that are not named are 0.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint Flags { get; set; }

    /// <summary>Whether the device may forget the sectors; only for <see cref="BlkRequestType.WriteZeroes"/>.</summary>
    [Bits(nameof(Flags), 0)]
    public partial bool Unmap { get; set; }
}
