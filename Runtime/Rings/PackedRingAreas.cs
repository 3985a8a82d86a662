using System.Diagnostics.CodeAnalysis;
using LayoutGen.Memory;

namespace LayoutGen.Rings;

/// <summary>The three areas of a packed ring, mapped.</summary>
internal readonly struct PackedRingAreas<TMemory>
    where TMemory : struct, ISharedMemory<TMemory>
{
    private const string Section = "2.8.10.1";

    public required TMemory Descriptors { get; init; }

    public required TMemory DriverEvents { get; init; }

    public required TMemory DeviceEvents { get; init; }

    public static bool TryMap(
        GuestMemory memory,
        RingAddresses addresses,
        int queueSize,
        out PackedRingAreas<TMemory> areas,
        [NotNullWhen(false)] out string? problem)
    {
        TMemory driverEvents = default;
        TMemory deviceEvents = default;
        problem = RingArea.Map(
            memory,
            "descriptor ring",
            new(addresses.Descriptors, PackedRingLayout.DescriptorsSize(queueSize)),
            PackedRingLayout.DescriptorsAlignment,
            Section,
            out TMemory descriptors);
        problem ??= MapEvents(memory, "driver event suppression", addresses.Driver, out driverEvents);
        problem ??= MapEvents(memory, "device event suppression", addresses.Device, out deviceEvents);
        areas = new() { Descriptors = descriptors, DriverEvents = driverEvents, DeviceEvents = deviceEvents };
        return problem is null;
    }

    /// <summary>Clears the ring: no descriptor is available or used in the first lap, and both sides want notifications.</summary>
    public void Initialise(int queueSize)
    {
        for (var offset = 0U; offset < PackedRingLayout.DescriptorsSize(queueSize); offset += sizeof(ulong))
            Descriptors.WriteUInt64(offset, 0);
        DriverEvents.WriteUInt32(0, 0);
        DeviceEvents.WriteUInt32(0, 0);
    }

    private static string? MapEvents(GuestMemory memory, string name, ulong address, out TMemory window) =>
        RingArea.Map(memory, name, new(address, PackedRingLayout.EventsSize), PackedRingLayout.EventsAlignment, Section, out window);
}
