using System.Runtime.CompilerServices;

namespace LayoutGen.Rings;

/// <summary>The rules of a buffer that a driver makes available, for rings of either format.</summary>
internal static class DriverBuffer
{
    /// <summary>Refuses a buffer that no ring may carry, before anything of it is written.</summary>
    /// <returns>How many bytes of it the device writes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Check(int slot, ReadOnlySpan<RingElement> elements, int elementsPerSlot)
    {
        if (elements.IsEmpty || elements.Length > elementsPerSlot)
            RingMisuse.WrongElementCount(slot, elements.Length, elementsPerSlot);
        var total = 0UL;
        var writable = 0UL;
        for (var i = 0; i < elements.Length; i++)
        {
            var element = elements[i];
            if (element.Length == 0)
                RingMisuse.EmptyElement(slot, i);
            total += element.Length;
            if (element.DeviceWrites)
                writable += element.Length;
            else if (writable != 0)
                RingMisuse.ReadableAfterWritable(slot, i);
        }

        if (total > 1UL << 32)
            RingMisuse.BufferTooLong(slot);
        return writable;
    }

    /// <exception cref="ArgumentException">There are fewer elements than the slots may have.</exception>
    public static void CheckTable(ReadOnlySpan<RingElement> elementsBySlot, int slotCount, int elementsPerSlot)
    {
        if (elementsBySlot.Length < slotCount * elementsPerSlot)
            RingMisuse.TooFewSlots(elementsBySlot.Length, slotCount * elementsPerSlot);
    }

    /// <summary>Whether a slot of such a table carries no more than one element, and which.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSingle(int slot, ReadOnlySpan<RingElement> elementsBySlot, int elementsPerSlot, out RingElement element)
    {
        element = elementsBySlot[slot * elementsPerSlot];
        return elementsPerSlot == 1 || elementsBySlot[(slot * elementsPerSlot) + 1].Length == 0;
    }

    /// <summary>The elements of a slot in a table that has the same number for each, up to the first empty one.</summary>
    public static ReadOnlySpan<RingElement> OfSlot(int slot, ReadOnlySpan<RingElement> elementsBySlot, int elementsPerSlot)
    {
        if ((uint)slot >= (uint)(elementsBySlot.Length / elementsPerSlot))
            return [];
        var elements = elementsBySlot.Slice(slot * elementsPerSlot, elementsPerSlot);
        var count = 0;
        while (count < elements.Length && elements[count].Length != 0)
            count++;
        return elements[..count];
    }
}
