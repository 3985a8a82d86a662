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
}
