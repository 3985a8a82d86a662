namespace LayoutGen.Generator.Model;

/// <summary>A payload's minimum: a size in bytes, the features with which it counts, and the first specification that asks for it.</summary>
/// <param name="Bytes">The size in bytes; 0 waives every minimum.</param>
/// <param name="Features">The features, all of which must be negotiated.</param>
/// <param name="Since">A member of the runtime library's enum; null for its first.</param>
internal sealed record MinimumDeclaration(int Bytes, EquatableArray<FeatureReference> Features, string? Since);
