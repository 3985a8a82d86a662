using System.Runtime.CompilerServices;

namespace LayoutGen.Rings;

/// <content>Bursts. What changes from buffer to buffer is in locals; what is not the usual goes the way of a single buffer.</content>
public partial struct SplitDriverRing<TMemory, TOrder>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void MakeAvailable(ReadOnlySpan<int> slots, ReadOnlySpan<RingElement> elementsBySlot)
    {
        DriverBuffer.CheckTable(elementsBySlot, SlotCount, ElementsPerSlot);
        var (states, elementsPerSlot) = (_slots, ElementsPerSlot);
        var available = _available;
        foreach (var slot in slots)
        {
            if ((uint)slot < (uint)states.Length
                && DriverBuffer.IsSingle(slot, elementsBySlot, elementsPerSlot, out var element)
                && TryOfferSingle(ref states[slot], element, available))
            {
                available++;
                continue;
            }

            _available = available;
            MakeAnyAvailable(slot, DriverBuffer.OfSlot(slot, elementsBySlot, elementsPerSlot));
            available = _available;
        }

        _available = available;
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

        if (_used == _usedLimit && !LookForUsed())
            return 0;
        var start = _used;
        used = used[..Math.Min(used.Length, (ushort)(_usedLimit - start))];
        for (; count < used.Length && TryReadUsed((ushort)(start + count), out var slot, out var written); count++)
        {
            _slots[slot].Index = SplitSlot.NotInFlight;
            used[count] = new(slot, written);
        }

        _used = (ushort)(start + count);
        // A ring that stopped looks no further.
        if (count < used.Length)
            _usedLimit = _used;
        return count;
    }
}
