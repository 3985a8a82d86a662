using System.Runtime.CompilerServices;

namespace LayoutGen.Rings;

/// <content>Bursts. What changes from buffer to buffer is in locals.</content>
public partial struct PackedDeviceRing<TMemory>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int TakeAvailable(Span<RingChain> chains, Span<RingElement> elements)
    {
        if (elements.Length < QueueSize)
            RingMisuse.TooFewElements(elements.Length, QueueSize);
        var next = _available;
        var room = Room(next);
        var lastRoom = elements.Length - QueueSize;
        var filled = 0;
        var count = 0;
        for (; count < chains.Length && filled <= lastRoom && TryReadHead(next, room, out var first); count++)
        {
            if (first.IsSingle && !_inOrder.Apply)
            {
                elements[filled++] = first.Element(_descriptors, next.Offset);
                chains[count] = new(Hold(first.Id, 1), 1, first.DeviceWrites ? 0 : 1);
                next = next.Advance(1, QueueSize);
                room--;
            }
            else
            {
                // A copy, so that the position needs no address while buffers are of one element.
                var behind = next;
                if (!TryReadLonger(first, room, ref behind, elements[filled..], out chains[count]))
                    break;
                filled += chains[count].ElementCount;
                next = behind;
                room = Room(next);
            }
        }

        _available = next;
        return count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void MakeUsed(ReadOnlySpan<UsedChain> used)
    {
        if (_inOrder.Apply)
        {
            foreach (var (id, written) in used)
                MakeUsed(id, written);
            return;
        }

        var next = _used;
        foreach (var (id, written) in used)
        {
            if (id >= _held.Length || _held[id].DescriptorCount == 0)
            {
                _used = next;
                RingMisuse.NothingToUse(id);
            }

            next = GiveBack(id, written, next);
        }

        _used = next;
    }
}
