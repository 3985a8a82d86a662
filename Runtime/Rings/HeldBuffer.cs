namespace LayoutGen.Rings;

/// <summary>What a device remembers of a buffer that it took and has not given back.</summary>
internal struct HeldBuffer
{
    /// <summary>The driver's name for the buffer, to be handed back as it came.</summary>
    public ushort BufferId;

    /// <summary>The length of the chain in the ring; 0 if there is no buffer.</summary>
    public int DescriptorCount;

    // Both only where buffers go back in order.
    public ulong WritableBytes;
    public uint? Written;
}
