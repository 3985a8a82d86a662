using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// The state of zones: what a device writes for <see cref="BlkRequestType.ZoneReport"/> (virtio 1.4, 5.2.6; <c>struct
/// virtio_blk_zone_report</c>).
/// </summary>
[VirtioHeader(Size = 64)]
public readonly ref partial struct BlkZoneReport
{
    /// <summary>How many zones follow.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong NrZones { get; set; }

    /// <summary>Reserved.</summary>
    [Reserved(56)]
    public partial byte Reserved { get; }

    /// <summary>The zones, each a <see cref="BlkZoneDescriptor"/>.</summary>
    [Tail(nameof(NrZones), ElementSize = 64)]
    public partial Span<byte> Zones { get; }
}
