namespace LayoutGen.Rings;

/// <summary>What a driver remembers of a slot, whose number is the buffer's id.</summary>
internal struct PackedSlot
{
    public ulong WritableBytes;

    /// <summary>The length of the chain in flight; 0 if there is none.</summary>
    public int DescriptorCount;
}
