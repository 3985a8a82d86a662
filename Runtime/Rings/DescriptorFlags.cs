namespace LayoutGen.Rings;

/// <summary>The flags of a descriptor (virtio 1.4, 2.7.5 and 2.8.13).</summary>
internal static class DescriptorFlags
{
    public const ushort Next = 1;
    public const ushort Write = 2;
    public const ushort Indirect = 4;

    // Packed rings only: what the pair says depends on the lap, see PackedPosition.
    public const ushort Available = 1 << 7;
    public const ushort Used = 1 << 15;
    public const ushort Mark = Available | Used;
}
