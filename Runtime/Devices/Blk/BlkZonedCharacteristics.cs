namespace LayoutGen.Devices;

/// <summary>What zones a block device has (virtio 1.4, 5.2.4; <c>struct virtio_blk_zoned_characteristics</c>).</summary>
[VirtioHeader(Size = 24)]
public readonly ref partial struct BlkZonedCharacteristics
{
    /// <summary>The sectors of a zone.</summary>
    public partial uint ZoneSectors { get; set; }

    /// <summary>How many zones can be open; 0 for any number.</summary>
    public partial uint MaxOpenZones { get; set; }

    /// <summary>How many zones can be active; 0 for any number.</summary>
    public partial uint MaxActiveZones { get; set; }

    /// <summary>The sectors that one request can append.</summary>
    public partial uint MaxAppendSectors { get; set; }

    /// <summary>The bytes of which a write is a multiple.</summary>
    public partial uint WriteGranularity { get; set; }

    /// <summary>How zones are treated.</summary>
    public partial BlkZonedModel Model { get; set; }

    /// <summary>Reserved.</summary>
    [Reserved(3)]
    public partial byte Unused2 { get; }
}
