namespace LayoutGen.Generator.Model;

/// <summary>A packet: parts in order, and the gate for merged framing as the runtime library defines it.</summary>
internal sealed record PacketDeclaration(TypeName Type, EquatableArray<PartDeclaration> Parts, Condition FreeFraming)
{
    public IEnumerable<HeaderDeclaration> Headers => Parts.Where(part => part.Header is not null).Select(part => part.Header!);
}
