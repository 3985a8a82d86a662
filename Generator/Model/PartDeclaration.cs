namespace LayoutGen.Generator.Model;

/// <summary>A part of a packet: a header, or a payload if there is none.</summary>
internal sealed record PartDeclaration(
    string Name,
    bool DeviceWrites,
    HeaderDeclaration? Header,
    int MinimumSize,
    string Accessibility,
    string Documentation)
{
    /// <summary>Further minimums of a payload, where features are negotiated.</summary>
    public EquatableArray<MinimumDeclaration> Minimums { get; init; } = EquatableArray<MinimumDeclaration>.Empty;
}
