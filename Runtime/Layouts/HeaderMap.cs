namespace LayoutGen.Layouts;

/// <summary>One layout of a header, as data: what a person would draw on paper.</summary>
/// <param name="Header">The header's name.</param>
/// <param name="Name">The layout's name.</param>
/// <param name="Size">The header's size in bytes.</param>
/// <param name="Features">The smallest feature sets that give this layout, in words.</param>
/// <param name="HasGuestOrder">Whether a legacy interface can have it, in the guest's own byte order.</param>
/// <param name="Fields">The fields whose bytes exist, in wire order.</param>
public sealed record HeaderMap(
    string Header,
    string Name,
    int Size,
    string Features,
    bool HasGuestOrder,
    params IReadOnlyList<FieldMap> Fields);
