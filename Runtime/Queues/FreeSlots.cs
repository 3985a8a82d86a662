namespace LayoutGen.Queues;

/// <summary>
/// The slots of a queue that nobody has, first in, first out: so the same buffers come to the same places of the ring, which then need not
/// be written again.
/// </summary>
internal struct FreeSlots
{
    private readonly int[] _slots;
    private int _first;
    private int _count;

    /// <summary>All slots of a queue.</summary>
    public FreeSlots(int count)
    {
        _slots = new int[count];
        ReturnAll();
    }

    public bool TryTake(out int slot)
    {
        slot = 0;
        if (_count == 0)
            return false;
        slot = _slots[_first++];
        if (_first == _slots.Length)
            _first = 0;
        _count--;
        return true;
    }

    public void Return(int slot)
    {
        var last = _first + _count++;
        _slots[last < _slots.Length ? last : last - _slots.Length] = slot;
    }

    /// <summary>Returns every slot, whoever has it.</summary>
    public void ReturnAll()
    {
        for (_first = _count = 0; _count < _slots.Length; _count++)
            _slots[_count] = _count;
    }
}
