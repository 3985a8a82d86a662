using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>What the negotiated features say about a queue's ring.</summary>
internal static class RingChoice
{
    /// <summary>Whether the ring is packed, which only the modern interface has (virtio 1.4, 2.8 and 6).</summary>
    public static bool HasPackedRing(this NegotiatedFeatures features) =>
        features.Has(Feature.Version1) && features.Has(Feature.RingPacked);

    public static RingOptions RingOptions(this NegotiatedFeatures features) =>
        (features.Has(Feature.EventIdx) ? Rings.RingOptions.EventIndex : 0) |
        (features.Has(Feature.IndirectDesc) ? Rings.RingOptions.Indirect : 0) |
        (features.Has(Feature.InOrder) ? Rings.RingOptions.InOrder : 0);

    /// <summary>Whether a device may be given addresses that something translates (virtio 1.4, 6.1).</summary>
    /// <exception cref="ArgumentException">It may not, and memory is translated.</exception>
    public static void CheckAddresses(this NegotiatedFeatures features, GuestMemory memory)
    {
        if (memory.IsTranslated && !features.Has(Feature.AccessPlatform))
            throw new ArgumentException(
                $"Without {nameof(Feature)}.{nameof(Feature.AccessPlatform)} a device uses guest-physical addresses, and the queue is in {memory}: " +
                "negotiate the feature, or use memory that is not translated.");
    }

    /// <summary>Allocates the memory of a ring, but for indirect tables.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ring cannot have that size.</exception>
    /// <exception cref="OutOfGuestMemoryException">There is no room.</exception>
    public static GuestRange AllocateRing(this GuestAllocator allocator, bool isPacked, int queueSize)
    {
        var size = isPacked ? PackedRingLayout.Size(queueSize) : SplitRingLayout.LegacySize(queueSize);
        var alignment = isPacked ? PackedRingLayout.PlacementAlignment : SplitRingLayout.LegacyAlignment;
        return allocator.TryAllocate(size, alignment, out var memory)
            ? memory
            : throw new OutOfGuestMemoryException($"No room for a ring of {queueSize} descriptors: it takes {size} bytes.");
    }

    /// <summary>Where the areas of a ring lie in memory that <see cref="AllocateRing"/> allocated.</summary>
    public static RingAddresses PlaceRing(this GuestRange memory, bool isPacked, int queueSize) => isPacked
        ? PackedRingLayout.Place(memory.Address, queueSize)
        : SplitRingLayout.Legacy(memory.Address, queueSize);

    /// <summary>Allocates the indirect tables of a ring.</summary>
    /// <returns>Their memory; empty where there are none.</returns>
    /// <exception cref="OutOfGuestMemoryException">There is no room.</exception>
    public static GuestRange AllocateTables(this GuestAllocator allocator, RingOptions options, int queueSize, int elementsPerSlot)
    {
        var size = (options & Rings.RingOptions.Indirect) != 0 ? IndirectTables.Size(queueSize, elementsPerSlot) : 0;
        if (size == 0)
            return default;
        return allocator.TryAllocate(size, IndirectTables.Alignment, out var memory)
            ? memory
            : throw new OutOfGuestMemoryException($"No room for the indirect tables of {queueSize} descriptors: they take {size} bytes.");
    }
}
