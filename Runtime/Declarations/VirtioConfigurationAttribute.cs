namespace LayoutGen;

/// <summary>
/// Declares a device's configuration space (virtio 1.4, 2.5): every partial property of the struct is a field, in wire order, without
/// padding.
/// </summary>
/// <remarks>
/// Offsets are fixed. A field that the negotiated features do not provide keeps its place, and its property throws. A view needs no
/// more bytes than the negotiated fields take: a device that has never heard of the later ones may have a shorter space. Integers are
/// little-endian, or in the guest's own byte order on the legacy interface (virtio 1.4, 2.5.3).
/// </remarks>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class VirtioConfigurationAttribute : Attribute
{
    /// <summary>
    /// The size in bytes with every field, for the compiler to hold the fields against; 0, which is the default, holds nothing against
    /// them.
    /// </summary>
    public int Size { get; init; }
}
