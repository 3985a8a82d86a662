namespace LayoutGen.Generator.Model;

/// <summary>A packet: parts in order, and the gate for merged framing as the runtime library defines it.</summary>
internal sealed record PacketDeclaration(TypeName Type, EquatableArray<PartDeclaration> Parts, Condition FreeFraming)
{
    /// <summary>How separate framing cuts it: a member of the runtime library's enum; null for its first.</summary>
    public string? LegacyCut { get; init; }

    /// <summary>Whether all parts of one direction lie in one descriptor, whatever the framing.</summary>
    public bool IsOneDescriptor => LegacyCut == "OneDescriptor";

    public IEnumerable<HeaderDeclaration> Headers => Parts.Where(part => part.Header is not null).Select(part => part.Header!);
}
