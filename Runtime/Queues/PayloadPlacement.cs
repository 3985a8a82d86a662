namespace LayoutGen.Queues;

/// <summary>Where a merged buffer begins. With separate framing every part begins a block of its own, and so a cache line.</summary>
public enum PayloadPlacement
{
    /// <summary>
    /// The payload begins on a cache line, and the header ends right before it. Small packets are handled faster, and large copies
    /// do not fall into the slow path that some processors take for destinations a few bytes off.
    /// </summary>
    PayloadAligned,

    /// <summary>The header begins on a cache line, and the payload follows wherever the header ends.</summary>
    HeaderFirst,
}
