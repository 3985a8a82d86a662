using System.Runtime.CompilerServices;

namespace LayoutGen.Rings;

/// <summary>
/// A place in a packed ring as a side counts it: the index of a descriptor and that side's wrap counter (virtio 1.4, 2.8.1). The
/// value is what event suppression and notification data carry: the index in 15 bits, the wrap counter above (2.8.14 and 2.9).
/// </summary>
internal readonly record struct PackedPosition(ushort Value)
{
    private const ushort WrapBit = 0x8000;

    /// <summary>Where both sides begin: at the first descriptor, with a wrap counter of 1.</summary>
    public static PackedPosition Start => new(WrapBit);

    public int Index => Value & ~WrapBit;

    /// <summary>Where the descriptor is in the descriptor ring, in bytes.</summary>
    public uint Offset => (uint)Index * PackedRingLayout.DescriptorSize;

    /// <summary>What marks the descriptor here as available: AVAIL as the wrap counter, USED as its inverse.</summary>
    public ushort AvailableMark => IsWrapSet ? DescriptorFlags.Available : DescriptorFlags.Used;

    /// <summary>What marks the descriptor here as used: both as the wrap counter.</summary>
    public ushort UsedMark => IsWrapSet ? DescriptorFlags.Mark : (ushort)0;

    private bool IsWrapSet => (Value & WrapBit) != 0;

    /// <summary>The place some descriptors on, at most a whole ring; behind the last, the wrap counter toggles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PackedPosition Advance(int descriptors, int queueSize) => new((ushort)(Index + descriptors < queueSize
        ? Value + descriptors
        : (Value ^ WrapBit) + descriptors - queueSize));

    /// <summary>How many descriptors on another place is: up to two rings, after which the wrap counter repeats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int DistanceTo(PackedPosition other, int queueSize)
    {
        var distance = other.Index - Index + (IsWrapSet == other.IsWrapSet ? 0 : queueSize);
        return distance < 0 ? distance + (2 * queueSize) : distance;
    }
}
