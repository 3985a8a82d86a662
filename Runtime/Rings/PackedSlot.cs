namespace LayoutGen.Rings;

/// <summary>What a driver remembers of a slot, whose number is the buffer's id.</summary>
internal struct PackedSlot
{
    public ulong WritableBytes;

    /// <summary>
    /// Its number among all buffers made available. A buffer may stay in flight while 2^32 others pass, so it has 64 bits.
    /// </summary>
    public ulong Index;

    /// <summary>The length of the chain in flight; 0 if there is none.</summary>
    public int DescriptorCount;
}
