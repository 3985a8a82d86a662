namespace LayoutGen.Devices;

/// <summary>Features of a block device (virtio 1.4, 5.2.3).</summary>
[VirtioFeatures]
public enum BlkFeature
{
    /// <summary>Legacy: the device supports barriers between requests.</summary>
    Barrier = 0,

    /// <summary>The configuration holds the largest size of a segment.</summary>
    SizeMax = 1,

    /// <summary>The configuration holds the largest number of segments of a request.</summary>
    SegMax = 2,

    /// <summary>The configuration holds the geometry of a disk.</summary>
    Geometry = 4,

    /// <summary>The device is read-only.</summary>
    Ro = 5,

    /// <summary>The configuration holds the block size.</summary>
    BlkSize = 6,

    /// <summary>Legacy: the device takes SCSI commands.</summary>
    Scsi = 7,

    /// <summary>The device has a cache, and the command to flush it.</summary>
    Flush = 9,

    /// <summary>The configuration holds what sizes and alignments are good for speed.</summary>
    Topology = 10,

    /// <summary>The driver can switch the cache between writeback and writethrough.</summary>
    [RequiresFeature(Flush)]
    ConfigWce = 11,

    /// <summary>The device has several queues.</summary>
    Mq = 12,

    /// <summary>The device can discard ranges.</summary>
    Discard = 13,

    /// <summary>The device can write zeroes without data.</summary>
    WriteZeroes = 14,

    /// <summary>The device can tell how worn it is.</summary>
    Lifetime = 15,

    /// <summary>The device can erase ranges for good.</summary>
    SecureErase = 16,

    /// <summary>The device has zones, or follows their rules.</summary>
    Zoned = 17,
}
