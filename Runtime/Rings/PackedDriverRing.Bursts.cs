using System.Runtime.CompilerServices;

namespace LayoutGen.Rings;

/// <content>Bursts. What changes from buffer to buffer is in locals; what is not the usual goes the way of a single buffer.</content>
public partial struct PackedDriverRing<TMemory>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void MakeAvailable(ReadOnlySpan<int> slots, ReadOnlySpan<RingElement> elementsBySlot)
    {
        DriverBuffer.CheckTable(elementsBySlot, SlotCount, ElementsPerSlot);
        for (var next = 0; next < slots.Length; next++)
        {
            next += MakeSinglesAvailable(slots[next..], elementsBySlot);
            if (next < slots.Length)
                MakeAvailable(slots[next], DriverBuffer.OfSlot(slots[next], elementsBySlot, ElementsPerSlot));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int TakeUsed(Span<UsedSlot> used)
    {
        var count = 0;
        if (_slotByIndex is not null)
        {
            while (count < used.Length && TryGetUsed(out var slot, out var written))
                used[count++] = new(slot, written);
            return count;
        }

        var next = _used;
        while (count < used.Length && TryReadUsed(next, out var slot, out var written))
        {
            next = TakeBack(ref _slots[slot], next);
            used[count++] = new(slot, written);
        }

        // A ring that stopped has moved behind all that is in flight.
        if (!Fault.IsFault)
            _used = next;
        return count;
    }

    // Buffers of one element, up to the first that is longer, or cannot be made available at all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int MakeSinglesAvailable(ReadOnlySpan<int> slots, ReadOnlySpan<RingElement> elementsBySlot)
    {
        if (_slotByIndex is not null)
            return 0;
        var elementsPerSlot = ElementsPerSlot;
        var (available, index) = (_available, _count);
        var count = 0;
        for (; count < slots.Length; count++, index++)
        {
            var slot = slots[count];
            if ((uint)slot >= (uint)_slots.Length
                || !DriverBuffer.IsSingle(slot, elementsBySlot, elementsPerSlot, out var element)
                || !TryOfferSingle(slot, element, available, index))
                break;
            available = available.Advance(1, _queueSize);
        }

        (_available, _count) = (available, index);
        return count;
    }
}
