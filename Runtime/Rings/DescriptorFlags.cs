namespace LayoutGen.Rings;

/// <summary>The flags of a descriptor (virtio 1.4, 2.7.5).</summary>
internal static class DescriptorFlags
{
    public const ushort Next = 1;
    public const ushort Write = 2;
    public const ushort Indirect = 4;
}
