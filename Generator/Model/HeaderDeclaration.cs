namespace LayoutGen.Generator.Model;

/// <summary>A header or configuration: fields in wire order, and the requirements of the features that they depend on.</summary>
internal sealed record HeaderDeclaration(
    TypeName Type,
    EquatableArray<FieldDeclaration> Fields,
    EquatableArray<BitField> Bits,
    EquatableArray<FeatureDeclaration> Requirements);
