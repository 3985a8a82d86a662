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
}
