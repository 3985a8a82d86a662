namespace LayoutGen.Generator.Model;

/// <summary>A packet: parts in order.</summary>
internal sealed record PacketDeclaration(TypeName Type, EquatableArray<PartDeclaration> Parts)
{
    /// <summary>How separate framing cuts it: a member of the runtime library's enum; null for its first.</summary>
    public string? LegacyCut { get; init; }

    /// <summary>Whether all parts of one direction lie in one descriptor, whatever the framing.</summary>
    public bool IsOneDescriptor => LegacyCut == "OneDescriptor";

    public IEnumerable<HeaderDeclaration> Headers => Parts.Where(part => part.Header is not null).Select(part => part.Header!);
}
