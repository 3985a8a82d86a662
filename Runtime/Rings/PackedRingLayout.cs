namespace LayoutGen.Rings;

/// <summary>Sizes, alignments and offsets of a packed ring's three areas, in bytes (virtio 1.4, 2.8).</summary>
public static class PackedRingLayout
{
    /// <summary>The largest queue size; every smaller one from 1 on is valid too (virtio 1.4, 2.8.10.1).</summary>
    public const int MaxQueueSize = 32768;

    /// <summary>What the descriptor ring's address is a multiple of.</summary>
    public const uint DescriptorsAlignment = 16;

    /// <summary>What the address of either event suppression structure is a multiple of.</summary>
    public const uint EventsAlignment = 4;

    /// <summary>The size of either event suppression structure.</summary>
    public const uint EventsSize = 4;

    /// <summary>What <see cref="Place"/> puts a ring on: a cache line, because the two sides write the structures behind it.</summary>
    public const uint PlacementAlignment = 64;

    // A descriptor (virtio 1.4, 2.8.13): address, length, buffer id, flags.
    internal const uint DescriptorSize = 16;
    internal const uint DescriptorAddressOffset = 0;
    internal const uint DescriptorLengthOffset = 8;
    internal const uint DescriptorIdOffset = 12;
    internal const uint DescriptorFlagsOffset = 14;

    // An event suppression structure (virtio 1.4, 2.8.14): a place in the ring, and when to notify.
    internal const uint EventPositionOffset = 0;
    internal const uint EventFlagsOffset = 2;

    /// <summary>The size of the descriptor ring: 16 bytes for each descriptor.</summary>
    /// <param name="queueSize">The queue size: 1 to 32768.</param>
    /// <returns>The size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The queue size is not valid.</exception>
    public static uint DescriptorsSize(int queueSize) => queueSize is > 0 and <= MaxQueueSize
        ? DescriptorSize * (uint)queueSize
        : throw new ArgumentOutOfRangeException(
            nameof(queueSize), $"Queue size {queueSize} is not from 1 to {MaxQueueSize} (virtio 1.4, 2.8.10.1): take such a one.");

    /// <summary>The size of the area that <see cref="Place"/> places a ring in.</summary>
    /// <param name="queueSize">The queue size: 1 to 32768.</param>
    /// <returns>The size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The queue size is not valid.</exception>
    public static uint Size(int queueSize) => DriverEventsOffset(queueSize) + (2 * PlacementAlignment);

    /// <summary>Places a ring in one area: the descriptors, and either event suppression structure on a cache line of its own.</summary>
    /// <param name="start">The guest-physical address of the area, a multiple of <see cref="PlacementAlignment"/>.</param>
    /// <param name="queueSize">The queue size: 1 to 32768.</param>
    /// <returns>The addresses.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Queue size or start is not valid.</exception>
    public static RingAddresses Place(ulong start, int queueSize)
    {
        if (start % PlacementAlignment != 0)
            throw new ArgumentOutOfRangeException(
                nameof(start), $"Address 0x{start:x} is not a multiple of {PlacementAlignment}: align it.");
        var events = start + DriverEventsOffset(queueSize);
        return new(start, events, events + PlacementAlignment);
    }

    private static uint DriverEventsOffset(int queueSize) =>
        (DescriptorsSize(queueSize) + PlacementAlignment - 1) & ~(PlacementAlignment - 1);
}
