namespace Emulator.Serving.Blk;

/// <summary>What one request may ask of the served block device.</summary>
internal static class BlkLimits
{
    /// <summary>The bytes of a segment.</summary>
    public const int SegmentSize = 65_536;

    /// <summary>The segments of a request: with its header and status, what a queue of 128 takes.</summary>
    public const int Segments = 126;

    /// <summary>The data of a request.</summary>
    public const int RequestSize = Segments * SegmentSize;

    /// <summary>The ranges that one request discards or fills with zeroes.</summary>
    public const int ChangedRanges = 16;

    /// <summary>The sectors of such a range: 32 MiB.</summary>
    public const int ChangedSectors = 65_536;

    /// <summary>The sectors that are best discarded together: a page of the file.</summary>
    public const int DiscardAlignment = 8;
}
