namespace LayoutGen.Rings;

/// <content>Bursts. What changes from buffer to buffer is in locals.</content>
public partial struct PackedDeviceRing<TMemory>
{
    /// <inheritdoc/>
    public int TakeAvailable(Span<RingChain> chains, Span<RingElement> elements)
    {
        if (elements.Length < QueueSize)
            RingMisuse.TooFewElements(elements.Length, QueueSize);
        var next = _available;
        var room = QueueSize;
        var count = 0;
        while (count < chains.Length && elements.Length >= room && TryReadBuffer(ref next, elements, out chains[count]))
            elements = elements[chains[count++].ElementCount..];
        _available = next;
        return count;
    }

    /// <inheritdoc/>
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
