namespace LayoutGen.Devices;

/// <summary>The configuration of a block device (virtio 1.4, 5.2.4; <c>struct virtio_blk_config</c>).</summary>
[VirtioConfiguration(Size = 96)]
public readonly ref partial struct BlkConfig
{
    /// <summary>The size of the device, in sectors of 512 bytes.</summary>
    public partial ulong Capacity { get; set; }

    /// <summary>The largest size of a segment, in bytes.</summary>
    [When(BlkFeature.SizeMax)]
    public partial uint SizeMax { get; set; }

    /// <summary>The largest number of segments of a request.</summary>
    [When(BlkFeature.SegMax)]
    public partial uint SegMax { get; set; }

    /// <summary>The geometry of a disk.</summary>
    [When(BlkFeature.Geometry)]
    public partial BlkGeometry Geometry { get; }

    /// <summary>The block size, in bytes: a hint, sectors are of 512 bytes always.</summary>
    [When(BlkFeature.BlkSize)]
    public partial uint BlkSize { get; set; }

    /// <summary>The logical blocks of a physical one, as a power of two.</summary>
    [When(BlkFeature.Topology)]
    public partial byte PhysicalBlockExp { get; set; }

    /// <summary>The offset of the first aligned logical block.</summary>
    [When(BlkFeature.Topology)]
    public partial byte AlignmentOffset { get; set; }

    /// <summary>The smallest transfer that is good for speed, in blocks.</summary>
    [When(BlkFeature.Topology)]
    public partial ushort MinIoSize { get; set; }

    /// <summary>The best transfer, in blocks.</summary>
    [When(BlkFeature.Topology)]
    public partial uint OptIoSize { get; set; }

    /// <summary>1 if the cache is writeback, 0 if it is writethrough; the driver may write it.</summary>
    [When(BlkFeature.ConfigWce)]
    public partial byte Writeback { get; set; }

    /// <summary>Reserved.</summary>
    [Reserved]
    public partial byte Unused0 { get; }

    /// <summary>The number of queues.</summary>
    [When(BlkFeature.Mq)]
    public partial ushort NumQueues { get; set; }

    /// <summary>The largest range to discard.</summary>
    [When(BlkFeature.Discard)]
    public partial uint MaxDiscardSectors { get; set; }

    /// <summary>The largest number of ranges to discard in a request.</summary>
    [When(BlkFeature.Discard)]
    public partial uint MaxDiscardSeg { get; set; }

    /// <summary>The alignment of ranges to discard, in sectors.</summary>
    [When(BlkFeature.Discard)]
    public partial uint DiscardSectorAlignment { get; set; }

    /// <summary>The largest range to fill with zeroes.</summary>
    [When(BlkFeature.WriteZeroes)]
    public partial uint MaxWriteZeroesSectors { get; set; }

    /// <summary>The largest number of ranges to fill with zeroes in a request.</summary>
    [When(BlkFeature.WriteZeroes)]
    public partial uint MaxWriteZeroesSeg { get; set; }

    /// <summary>1 if a range that is filled with zeroes may be forgotten.</summary>
    [When(BlkFeature.WriteZeroes)]
    public partial byte WriteZeroesMayUnmap { get; set; }

    /// <summary>Reserved.</summary>
    [When(BlkFeature.WriteZeroes), Reserved(3)]
    public partial byte Unused1 { get; }

    /// <summary>The largest range to erase.</summary>
    [When(BlkFeature.SecureErase)]
    public partial uint MaxSecureEraseSectors { get; set; }

    /// <summary>The largest number of ranges to erase in a request.</summary>
    [When(BlkFeature.SecureErase)]
    public partial uint MaxSecureEraseSeg { get; set; }

    /// <summary>The alignment of ranges to erase, in sectors.</summary>
    [When(BlkFeature.SecureErase)]
    public partial uint SecureEraseSectorAlignment { get; set; }

    /// <summary>What zones there are.</summary>
    [When(BlkFeature.Zoned)]
    public partial BlkZonedCharacteristics Zoned { get; }
}
