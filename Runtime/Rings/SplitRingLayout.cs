using System.Numerics;

namespace LayoutGen.Rings;

/// <summary>Sizes, alignments and offsets of a split ring's three areas, in bytes (virtio 1.4, 2.7).</summary>
public static class SplitRingLayout
{
    /// <summary>The largest queue size.</summary>
    public const int MaxQueueSize = 32768;

    /// <summary>What the descriptor table's address is a multiple of.</summary>
    public const uint DescriptorsAlignment = 16;

    /// <summary>What the available ring's address is a multiple of.</summary>
    public const uint AvailableAlignment = 2;

    /// <summary>What the used ring's address is a multiple of.</summary>
    public const uint UsedAlignment = 4;

    /// <summary>The usual Queue Align of the legacy interface (virtio 1.4, 2.7.2).</summary>
    public const uint LegacyAlignment = 4096;

    // A descriptor (virtio 1.4, 2.7.5): address, length, flags, next.
    internal const uint DescriptorSize = 16;
    internal const uint DescriptorAddressOffset = 0;
    internal const uint DescriptorLengthOffset = 8;
    internal const uint DescriptorFlagsOffset = 12;
    internal const uint DescriptorNextOffset = 14;

    // Both rings (virtio 1.4, 2.7.6 and 2.7.8): flags, index, entries, one event index.
    internal const uint FlagsOffset = 0;
    internal const uint IndexOffset = 2;
    internal const uint EntriesOffset = 4;
    internal const uint AvailableEntrySize = 2;
    internal const uint UsedEntrySize = 8;
    internal const uint UsedEntryIdOffset = 0;
    internal const uint UsedEntryLengthOffset = 4;
    internal const uint EventIndexSize = 2;

    /// <summary>The size of the descriptor table: 16 bytes for each descriptor.</summary>
    /// <param name="queueSize">The queue size: a power of two up to 32768.</param>
    /// <returns>The size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The queue size is not valid.</exception>
    public static uint DescriptorsSize(int queueSize) => DescriptorSize * Checked(queueSize);

    /// <summary>The size of the available ring: 2 bytes for each entry and 6 more, the used_event word in any case included.</summary>
    /// <param name="queueSize">The queue size: a power of two up to 32768.</param>
    /// <returns>The size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The queue size is not valid.</exception>
    public static uint AvailableSize(int queueSize) => UsedEventOffset(queueSize) + EventIndexSize;

    /// <summary>The size of the used ring: 8 bytes for each entry and 6 more, the avail_event word in any case included.</summary>
    /// <param name="queueSize">The queue size: a power of two up to 32768.</param>
    /// <returns>The size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The queue size is not valid.</exception>
    public static uint UsedSize(int queueSize) => AvailableEventOffset(queueSize) + EventIndexSize;

    /// <summary>
    /// Places a ring of the legacy interface: one contiguous area, in which the used ring begins on the next multiple of the queue
    /// alignment (virtio 1.4, 2.7.2).
    /// </summary>
    /// <param name="start">The guest-physical address of the area, a multiple of <paramref name="alignment"/>.</param>
    /// <param name="queueSize">The queue size, as the device dictates it: a power of two up to 32768.</param>
    /// <param name="alignment">The queue alignment: a power of two, 16 at least.</param>
    /// <returns>The addresses.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Queue size, alignment or start is not valid.</exception>
    public static RingAddresses Legacy(ulong start, int queueSize, uint alignment = LegacyAlignment)
    {
        var used = LegacyUsedOffset(queueSize, alignment);
        if (start % alignment != 0)
            throw new ArgumentOutOfRangeException(nameof(start), $"Address 0x{start:x} is not a multiple of {alignment}: align it.");
        return new(start, start + DescriptorsSize(queueSize), start + used);
    }

    /// <summary>The size of the area that <see cref="Legacy"/> places a ring in.</summary>
    /// <param name="queueSize">The queue size: a power of two up to 32768.</param>
    /// <param name="alignment">The queue alignment: a power of two, 16 at least.</param>
    /// <returns>The size, padded to the alignment.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Queue size or alignment is not valid.</exception>
    public static uint LegacySize(int queueSize, uint alignment = LegacyAlignment) =>
        LegacyUsedOffset(queueSize, alignment) + AlignUp(UsedSize(queueSize), alignment);

    internal static uint UsedEventOffset(int queueSize) => EntriesOffset + (AvailableEntrySize * Checked(queueSize));

    internal static uint AvailableEventOffset(int queueSize) => EntriesOffset + (UsedEntrySize * Checked(queueSize));

    private static uint LegacyUsedOffset(int queueSize, uint alignment)
    {
        if (alignment < DescriptorsAlignment || alignment > int.MaxValue || !BitOperations.IsPow2(alignment))
            throw new ArgumentOutOfRangeException(
                nameof(alignment), $"Queue alignment {alignment} is not a power of two of at least {DescriptorsAlignment}.");
        return AlignUp(DescriptorsSize(queueSize) + AvailableSize(queueSize), alignment);
    }

    // The ALIGN macro that the specification prints works only with a mask for its qalign.
    private static uint AlignUp(uint size, uint alignment) => (size + alignment - 1) & ~(alignment - 1);

    private static uint Checked(int queueSize) => queueSize is > 0 and <= MaxQueueSize && BitOperations.IsPow2(queueSize)
        ? (uint)queueSize
        : throw new ArgumentOutOfRangeException(
            nameof(queueSize), $"Queue size {queueSize} is not a power of two from 1 to {MaxQueueSize}: take the next lower one.");
}
