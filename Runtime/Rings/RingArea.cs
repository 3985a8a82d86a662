using LayoutGen.Memory;

namespace LayoutGen.Rings;

/// <summary>One area of a ring.</summary>
internal static class RingArea
{
    /// <summary>Opens a window onto an area.</summary>
    /// <returns>What is wrong with the area, or null.</returns>
    public static string? Map<TMemory>(
        GuestMemory memory, string name, GuestRange range, uint alignment, string section, out TMemory window)
        where TMemory : struct, ISharedMemory<TMemory>
    {
        window = default;
        if (range.Address % alignment != 0)
            return $"The {name} at 0x{range.Address:x} is not on a multiple of {alignment} (virtio 1.4, {section}): align it.";
        return TMemory.TryMap(memory, range, out window)
            ? null
            : $"The {name} {range} is not in {memory}: place it inside.";
    }
}
