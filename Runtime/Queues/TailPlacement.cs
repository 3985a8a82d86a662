namespace LayoutGen.Queues;

/// <summary>Where the end of a large buffer lies: what remains of it after whole pages.</summary>
public enum TailPlacement
{
    /// <summary>The buffer is one contiguous block, tail and all; in pages, with the tail in a block of its own, where memory is too fragmented.</summary>
    Contiguous,

    /// <summary>Whole pages, and the tail in the block of the header (with merged framing in a small block of its own).</summary>
    BesideHeader,

    /// <summary>Whole pages, and the tail in a page of its own.</summary>
    Apart,
}
