namespace LayoutGen.Rings;

/// <summary>What a driver remembers of a slot.</summary>
internal struct SplitSlot
{
    /// <summary>Behind every <see cref="Index"/>, so that one comparison tells what the device may have from all else.</summary>
    public const ulong NotInFlight = ulong.MaxValue;

    public ulong WritableBytes;

    /// <summary>Its number among the buffers made available, or <see cref="NotInFlight"/>.</summary>
    public ulong Index;

    /// <summary>The first descriptor of its chain.</summary>
    public ushort Head;
}
