namespace LayoutGen.Generator.Model;

/// <summary>A header: fields in wire order, and the requirements of the features that they depend on.</summary>
internal sealed record HeaderDeclaration(
    TypeName Type,
    EquatableArray<FieldDeclaration> Fields,
    EquatableArray<FeatureDeclaration> Requirements);
