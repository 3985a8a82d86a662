namespace LayoutGen.Rings;

/// <summary>What a driver remembers of a slot, found by the index of the slot's first descriptor.</summary>
internal struct SplitSlot
{
    public ulong WritableBytes;
    public int Slot;
    public bool InFlight;
}
