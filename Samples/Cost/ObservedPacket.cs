namespace LayoutGen.Cost;

/// <summary>A packet, as it was observed while a device handled it: nothing in it is what a layout promised.</summary>
public sealed record ObservedPacket
{
    /// <summary>The ring's format.</summary>
    public required RingFormat Ring { get; init; }

    /// <summary>The buffers that it took: several only if receive buffers are merged.</summary>
    public required IReadOnlyList<ObservedChain> Chains { get; init; }

    /// <summary>The size of each contiguous range that the device moved, in order, in bytes.</summary>
    public required IReadOnlyList<ObservedElement> Transfers { get; init; }

    /// <summary>What the device read to learn whether the driver wants an interrupt, when it published the packet.</summary>
    public required Accesses SuppressionReads { get; init; }

    /// <summary>The most descriptors of the ring that one of its buffers took.</summary>
    public int RingDescriptors => Chains.Max(chain => chain.RingDescriptors);
}
