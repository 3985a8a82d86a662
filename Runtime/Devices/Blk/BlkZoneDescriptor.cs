using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>A zone of a block device (virtio 1.4, 5.2.6; <c>struct virtio_blk_zone_descriptor</c>).</summary>
[VirtioHeader(Size = 64)]
public readonly ref partial struct BlkZoneDescriptor
{
    /// <summary>How many sectors can be written.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong ZCap { get; set; }

    /// <summary>The first sector.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong ZStart { get; set; }

    /// <summary>The sector that is to be written next.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong ZWp { get; set; }

    /// <summary>How it may be written.</summary>
    public partial BlkZoneType ZType { get; set; }

    /// <summary>Its state.</summary>
    public partial BlkZoneState ZState { get; set; }

    /// <summary>Reserved.</summary>
    [Reserved(38)]
    public partial byte Reserved { get; }
}
