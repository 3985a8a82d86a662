using System.Diagnostics.CodeAnalysis;
using LayoutGen.Memory;

namespace LayoutGen.Rings;

/// <summary>The three areas of a split ring, mapped.</summary>
internal readonly struct SplitRingAreas<TMemory>
    where TMemory : struct, ISharedMemory<TMemory>
{
    private const string Section = "2.7.1";

    public required TMemory Descriptors { get; init; }

    public required TMemory Available { get; init; }

    public required TMemory Used { get; init; }

    public static bool TryMap(
        GuestMemory memory,
        RingAddresses addresses,
        int queueSize,
        out SplitRingAreas<TMemory> areas,
        [NotNullWhen(false)] out string? problem)
    {
        var descriptors = new GuestRange(addresses.Descriptors, SplitRingLayout.DescriptorsSize(queueSize));
        var available = new GuestRange(addresses.Driver, SplitRingLayout.AvailableSize(queueSize));
        var used = new GuestRange(addresses.Device, SplitRingLayout.UsedSize(queueSize));
        TMemory mappedAvailable = default;
        TMemory mappedUsed = default;
        problem = RingArea.Map(
            memory, "descriptor table", descriptors, SplitRingLayout.DescriptorsAlignment, Section, out TMemory mappedDescriptors);
        problem ??= RingArea.Map(memory, "available ring", available, SplitRingLayout.AvailableAlignment, Section, out mappedAvailable);
        problem ??= RingArea.Map(memory, "used ring", used, SplitRingLayout.UsedAlignment, Section, out mappedUsed);
        areas = new() { Descriptors = mappedDescriptors, Available = mappedAvailable, Used = mappedUsed };
        return problem is null;
    }

    /// <summary>Clears the ring.</summary>
    public void Initialise(int queueSize)
    {
        for (var offset = 0U; offset < SplitRingLayout.DescriptorsSize(queueSize); offset += sizeof(ulong))
            Descriptors.WriteUInt64(offset, 0);
        for (var offset = 0U; offset < SplitRingLayout.AvailableSize(queueSize); offset += sizeof(ushort))
            Available.WriteUInt16(offset, 0);
        for (var offset = 0U; offset < SplitRingLayout.UsedSize(queueSize); offset += sizeof(ushort))
            Used.WriteUInt16(offset, 0);
    }
}
