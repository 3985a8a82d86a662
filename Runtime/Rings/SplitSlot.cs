namespace LayoutGen.Rings;

/// <summary>What a driver remembers of a slot.</summary>
internal struct SplitSlot
{
    public ulong WritableBytes;

    /// <summary>Its number among the buffers made available.</summary>
    public ulong Index;

    /// <summary>The first descriptor of its chain.</summary>
    public ushort Head;

    public bool InFlight;
}
