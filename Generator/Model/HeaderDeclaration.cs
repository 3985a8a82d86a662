namespace LayoutGen.Generator.Model;

/// <summary>A header or configuration: fields in wire order, and the requirements of the features that they depend on.</summary>
internal sealed record HeaderDeclaration(
    TypeName Type,
    EquatableArray<FieldDeclaration> Fields,
    EquatableArray<BitField> Bits,
    EquatableArray<FeatureDeclaration> Requirements)
{
    /// <summary>What follows the fixed bytes; null if nothing does.</summary>
    public FieldDeclaration? Tail => Fields.FirstOrDefault(declared => declared.Wire is WireTail);

    /// <summary>The fields with bytes that mean nothing: those that are reserved, and structures that have such.</summary>
    public IEnumerable<FieldDeclaration> Reserved => Fields.Where(declared => declared.Wire is WireReserved or WireStructure { HasReserved: true });
}
