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

    /// <summary>
    /// Clears the ring and links every descriptor to the one behind it, which is all that a chain of neighbours needs; the links
    /// count only where a descriptor has the flag for them.
    /// </summary>
    public void Initialise<TOrder>(int queueSize)
        where TOrder : struct, IByteOrder
    {
        for (var offset = 0U; offset < SplitRingLayout.AvailableSize(queueSize); offset += sizeof(ushort))
            Available.WriteUInt16(offset, 0);
        for (var offset = 0U; offset < SplitRingLayout.UsedSize(queueSize); offset += sizeof(ushort))
            Used.WriteUInt16(offset, 0);
        LinkTable<TOrder>(Descriptors, 0, queueSize);
    }

    /// <summary>Does the same to each of a driver's indirect tables.</summary>
    public static void InitialiseTables<TOrder>(IndirectTables<TMemory> tables, int queueSize)
        where TOrder : struct, IByteOrder
    {
        for (var slot = 0; slot < queueSize && tables.Exist; slot++)
            LinkTable<TOrder>(tables.Window, tables.Offset(slot), (int)(tables.TableSize / SplitRingLayout.DescriptorSize));
    }

    private static void LinkTable<TOrder>(TMemory window, uint table, int count)
        where TOrder : struct, IByteOrder
    {
        for (var i = 0; i < count; i++)
        {
            var descriptor = table + ((uint)i * SplitRingLayout.DescriptorSize);
            window.WriteUInt64(descriptor + SplitRingLayout.DescriptorAddressOffset, 0);
            window.WriteUInt32(descriptor + SplitRingLayout.DescriptorLengthOffset, 0);
            window.WriteUInt16(descriptor + SplitRingLayout.DescriptorFlagsOffset, 0);
            var next = (ushort)((i + 1) % count);
            window.WriteUInt16(descriptor + SplitRingLayout.DescriptorNextOffset, TOrder.Convert(next));
        }
    }
}
