namespace LayoutGen;

/// <summary>
/// Declares a wire header: every partial property of the struct is a field, in wire order, without padding.
/// </summary>
/// <remarks>
/// A header is cumulative (virtio 1.4, 5.1.9): a field that the negotiated features do not provide keeps its bytes whenever a later
/// field exists, so a field's offset never depends on features, and only the header's size does. Integers are little-endian, or in
/// the guest's own byte order on the legacy interface (virtio 1.4, 2.7.3).
/// </remarks>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class VirtioHeaderAttribute : Attribute
{
    /// <summary>
    /// The size of the largest layout in bytes, for the compiler to hold the fields against; 0, which is the default, holds nothing
    /// against them.
    /// </summary>
    public int Size { get; init; }
}
