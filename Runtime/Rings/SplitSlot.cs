namespace LayoutGen.Rings;

/// <summary>What a driver remembers of a slot.</summary>
internal struct SplitSlot
{
    /// <summary>Behind every <see cref="Index"/>, so that one comparison tells what the device may have from all else.</summary>
    public const ulong NotInFlight = ulong.MaxValue;

    // The buffer that its descriptor stands for, if that has one element: offered again, it needs no second thought. Else of length 0.
    public ulong Address;
    public uint Length;
    public bool DeviceWrites;

    public ulong WritableBytes;

    /// <summary>Its number among the buffers made available, or <see cref="NotInFlight"/>.</summary>
    public ulong Index;

    /// <summary>The first descriptor of its chain.</summary>
    public ushort Head;
}
