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
        var (states, elementsPerSlot) = (_slots, ElementsPerSlot);
        var (available, count) = (_available, _count);
        foreach (var slot in slots)
        {
            if ((uint)slot < (uint)states.Length
                && DriverBuffer.IsSingle(slot, elementsBySlot, elementsPerSlot, out var element)
                && TryOfferSingle(slot, ref states[slot], element, available, count))
            {
                available = available.Advance(1, _queueSize);
                count++;
                continue;
            }

            (_available, _count) = (available, count);
            MakeAnyAvailable(slot, DriverBuffer.OfSlot(slot, elementsBySlot, elementsPerSlot));
            (available, count) = (_available, _count);
        }

        (_available, _count) = (available, count);
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
}
