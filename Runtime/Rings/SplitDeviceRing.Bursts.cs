namespace LayoutGen.Rings;

/// <content>Bursts. What changes from buffer to buffer is in locals.</content>
public partial struct SplitDeviceRing<TMemory, TOrder>
{
    /// <inheritdoc/>
    public int TakeAvailable(Span<RingChain> chains, Span<RingElement> elements)
    {
        if (elements.Length < QueueSize)
            RingMisuse.TooFewElements(elements.Length, QueueSize);
        if (_available == _availableLimit && !LookForAvailable())
            return 0;
        var next = _available;
        var waiting = Math.Min(chains.Length, (ushort)(_availableLimit - next));
        var room = QueueSize;
        var count = 0;
        while (count < waiting && elements.Length >= room)
        {
            if (!TryReadBuffer(next, elements, out chains[count]))
            {
                _availableLimit = next;
                break;
            }

            elements = elements[chains[count++].ElementCount..];
            next++;
        }

        _available = next;
        return count;
    }

    /// <inheritdoc/>
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
