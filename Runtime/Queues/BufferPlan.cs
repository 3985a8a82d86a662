namespace LayoutGen.Queues;

/// <summary>How the memory of a queue's buffers is laid out. How many descriptors a buffer takes follows from what could be allocated.</summary>
public sealed record BufferPlan
{
    /// <summary>The payload that a buffer can hold, in bytes, without headers; 0 for the packet's own minimum, as if nothing waived it.</summary>
    public int PayloadCapacity { get; init; }

    /// <summary>Where the tail of a buffer larger than a page lies.</summary>
    public TailPlacement Tail { get; init; } = TailPlacement.Contiguous;

    /// <summary>Where a merged buffer begins.</summary>
    public PayloadPlacement Placement { get; init; } = PayloadPlacement.PayloadAligned;

    /// <summary>The page size in bytes, a power of two of at least 64.</summary>
    public int PageSize { get; init; } = 4096;

    /// <summary>The specification whose minimum sizes the buffers have; an earlier one may ask for less.</summary>
    public SpecificationVersion Specification { get; init; } = SpecificationVersion.Virtio14;

    internal BufferPlan For(Layouts.PacketShape shape, NegotiatedFeatures features)
    {
        var minimum = shape.Parts.Max(part => part.MinimumWith(features.Bits, Specification));
        var capacity = PayloadCapacity == 0 ? Math.Max(minimum, shape.Parts.Max(part => part.MinimumSize)) : PayloadCapacity;
        if (shape.Parts.FirstOrDefault(part => part.IsPayload) is { } payload && capacity < Math.Max(minimum, 1))
            throw new ArgumentException(
                $"A buffer for {shape.Packet} must hold a {payload.Name} of at least {Math.Max(minimum, 1)} bytes, and the plan gives it " +
                $"{capacity}. Set {nameof(BufferPlan)}.{nameof(PayloadCapacity)} (features {features}, {nameof(Specification)} {Specification}).");
        if (PageSize < BufferBuilder.CacheLine || !int.IsPow2(PageSize))
            throw new ArgumentException($"{nameof(PageSize)} is {PageSize}; it must be a power of two of at least {BufferBuilder.CacheLine}.");
        return this with { PayloadCapacity = capacity };
    }
}
