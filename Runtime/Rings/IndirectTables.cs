using LayoutGen.Memory;

namespace LayoutGen.Rings;

/// <summary>The tables of a driver's indirect descriptors, one for each slot (virtio 1.4, 2.7.5.3 and 2.8.7).</summary>
public static class IndirectTables
{
    /// <summary>What the address of the tables is a multiple of.</summary>
    public const uint Alignment = 16;

    // Either format's descriptors have this size.
    internal const uint DescriptorSize = 16;

    /// <summary>The memory that a ring's tables need: with tables, there are as many slots as descriptors.</summary>
    /// <param name="queueSize">The queue size: 1 to 32768.</param>
    /// <param name="elementsPerSlot">The largest number of elements of a buffer, at most the queue size.</param>
    /// <returns>The number of bytes; 0 for buffers of one element, which need no table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The tables would be larger than 2^31 - 1 bytes, or queue size and elements per slot are not valid.
    /// </exception>
    public static uint Size(int queueSize, int elementsPerSlot)
    {
        RingMisuse.CheckElementsPerSlot(elementsPerSlot, queueSize);
        var size = elementsPerSlot == 1 ? 0 : (ulong)queueSize * (ulong)elementsPerSlot * DescriptorSize;
        return size <= int.MaxValue
            ? (uint)size
            : throw new ArgumentOutOfRangeException(
                nameof(queueSize),
                $"Tables of {elementsPerSlot} descriptors for a queue of {queueSize} take {size} bytes: make it smaller.");
    }

    /// <summary>Opens a window onto the tables that a driver's ring has, if it has any.</summary>
    /// <returns>What is wrong with them, or null.</returns>
    internal static string? Map<TMemory>(
        GuestMemory memory, ulong address, int queueSize, int elementsPerSlot, RingOptions options, out IndirectTables<TMemory> tables)
        where TMemory : struct, ISharedMemory<TMemory>
    {
        tables = default;
        if (elementsPerSlot == 1 || (options & RingOptions.Indirect) == 0)
            return null;
        var problem = RingArea.Map(
            memory, "indirect tables", new(address, Size(queueSize, elementsPerSlot)), Alignment, "2.7.5.3", out TMemory window);
        tables = new() { Window = window, Address = address, TableSize = (uint)elementsPerSlot * DescriptorSize };
        return problem;
    }

    /// <summary>
    /// Opens a window onto the table that a device found in an indirect descriptor. Nothing asks for an alignment of it, and a plain
    /// load takes any.
    /// </summary>
    /// <param name="memory">The memory, or null if indirect descriptors were not negotiated.</param>
    /// <param name="address">Where the table is; untrusted.</param>
    /// <param name="length">Its length in bytes; untrusted.</param>
    /// <param name="table">The window.</param>
    /// <returns>What the driver did wrong, or nothing.</returns>
    internal static RingFaultReason Find<TMemory>(GuestMemory memory, ulong address, uint length, out TMemory table)
        where TMemory : struct, ISharedMemory<TMemory>
    {
        table = default;
        if (length == 0 || length % DescriptorSize != 0)
            return RingFaultReason.IndirectTableLength;
        return TMemory.TryMap(memory, new(address, length), out table) ? RingFaultReason.None : RingFaultReason.OutsideMemory;
    }
}
