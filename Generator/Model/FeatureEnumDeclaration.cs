namespace LayoutGen.Generator.Model;

/// <summary>An enum of features.</summary>
internal sealed record FeatureEnumDeclaration(TypeName Type, EquatableArray<FeatureDeclaration> Features);
