namespace LayoutGen.Generator.Model;

/// <summary>A part of a packet: a header, or a payload if there is none.</summary>
internal sealed record PartDeclaration(
    string Name,
    bool DeviceWrites,
    HeaderDeclaration? Header,
    int MinimumSize,
    string Accessibility,
    string Documentation);
