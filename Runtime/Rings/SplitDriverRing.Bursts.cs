using System.Runtime.CompilerServices;

namespace LayoutGen.Rings;

/// <content>Bursts. What changes from buffer to buffer is in locals; what is not the usual goes the way of a single buffer.</content>
public partial struct SplitDriverRing<TMemory, TOrder>
{
    /// <inheritdoc/>
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
        var next = _used;
        var waiting = Math.Min(used.Length, (ushort)(_usedLimit - next));
        while (count < waiting && TryReadUsed(next, out var slot, out var written))
        {
            _slots[slot].Index = SplitSlot.NotInFlight;
            used[count++] = new(slot, written);
            next++;
        }

        _used = next;
        if (count < waiting)
            _usedLimit = next;
        return count;
    }

    // Buffers of one element, up to the first that is longer, or cannot be made available at all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int MakeSinglesAvailable(ReadOnlySpan<int> slots, ReadOnlySpan<RingElement> elementsBySlot)
    {
        if (_slotByIndex is not null)
            return 0;
        var count = 0;
        var available = _available;
        for (; count < slots.Length; count++)
        {
            var slot = slots[count];
            if ((uint)slot >= (uint)_slots.Length)
                break;
            ref var state = ref _slots[slot];
            var isSingle = DriverBuffer.IsSingle(slot, elementsBySlot, ElementsPerSlot, out var element);
            if (state.Index != SplitSlot.NotInFlight || !isSingle)
                break;
            state.WritableBytes = element.DeviceWrites ? element.Length : 0;
            state.Index = available;
            _descriptors.Write(state.Head, SplitDescriptor.Of(element, hasNext: false, (state.Head + 1U) & _mask));
            WriteEntry(available, state.Head);
            available++;
        }

        _available = available;
        return count;
    }
}
