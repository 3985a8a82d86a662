namespace LayoutGen.Rings;

/// <summary>What a driver remembers of a slot.</summary>
internal struct SplitSlot
{
    public ulong WritableBytes;

    /// <summary>The first descriptor of its chain.</summary>
    public ushort Head;

    /// <summary>Its number among the buffers made available; kept only where they come back in order.</summary>
    public ushort Index;

    public bool InFlight;
}
