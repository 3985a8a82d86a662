namespace LayoutGen.Rings;

/// <summary>What a device remembers of a buffer that it took and has not given back.</summary>
internal struct PackedTaken
{
    /// <summary>The driver's name for the buffer, any 16 bits, to be handed back as it came.</summary>
    public ushort BufferId;

    /// <summary>The length of the chain; 0 if this entry is free.</summary>
    public int DescriptorCount;
}
