using System.Runtime.CompilerServices;

namespace LayoutGen.Rings;

/// <content>Bursts. What changes from buffer to buffer is in locals.</content>
public partial struct SplitDeviceRing<TMemory, TOrder>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int TakeAvailable(Span<RingChain> chains, Span<RingElement> elements)
    {
        if (elements.Length < QueueSize)
            RingMisuse.TooFewElements(elements.Length, QueueSize);
        if (_available == _availableLimit && !LookForAvailable())
            return 0;
        var start = _available;
        chains = chains[..Math.Min(chains.Length, (ushort)(_availableLimit - start))];
        var lastRoom = elements.Length - QueueSize;
        var filled = 0;
        var count = 0;
        for (; count < chains.Length && filled <= lastRoom; count++)
        {
            if (!TryReadHead((ushort)(start + count), out var head, out var first))
                break;
            if (first.IsSingle && !_inOrder.Apply)
            {
                elements[filled++] = first.Element;
                chains[count] = new((ushort)head, 1, first.DeviceWrites ? 0 : 1);
            }
            else
            {
                if (!TryReadChain(first, head, elements[filled..], out chains[count]))
                    break;
                filled += chains[count].ElementCount;
            }
        }

        _available = (ushort)(start + count);
        // A ring that stopped looks no further.
        if (Fault.IsFault)
            _availableLimit = _available;
        return count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void MakeUsed(ReadOnlySpan<UsedChain> used)
    {
        // More than were taken, one of them is too many: single buffers tell which.
        if (_inOrder.Apply || used.Length > (ushort)(_available - _used))
        {
            foreach (var (id, written) in used)
                MakeUsed(id, written);
            return;
        }

        var next = _used;
        foreach (var (id, written) in used)
            WriteUsed(next++, id, written);
        _used = next;
    }
}
