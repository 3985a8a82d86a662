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

    // Buffers of one element, up to the first that is longer, or cannot be made available at all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int MakeSinglesAvailable(ReadOnlySpan<int> slots, ReadOnlySpan<RingElement> elementsBySlot)
    {
        if (_slotByIndex is not null)
            return 0;
        var elementsPerSlot = ElementsPerSlot;
        var available = _available;
        var count = 0;
        for (; count < slots.Length; count++, available++)
        {
            var slot = slots[count];
            if ((uint)slot >= (uint)_slots.Length
                || !DriverBuffer.IsSingle(slot, elementsBySlot, elementsPerSlot, out var element)
                || !TryOfferSingle(slot, element, available))
                break;
        }

        _available = available;
        return count;
    }
}
