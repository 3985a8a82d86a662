namespace LayoutGen.Generator.Model;

/// <summary>A part of a packet: a header, bytes whose size is configured, or else a payload.</summary>
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

    /// <summary>The size of bytes that a device's configuration says, after a reset; null if the part is none.</summary>
    public int? ConfiguredSize { get; init; }

    /// <summary>Whether the configuration may say a minimum.</summary>
    public bool HasConfiguredMinimum { get; init; }

    /// <summary>Whether it is a payload whose two pieces have a descriptor each with separate framing.</summary>
    public bool IsInTwoPieces { get; init; }

    public bool IsPayload => Header is null && ConfiguredSize is null;
}
