namespace LayoutGen.Generator.Model;

/// <summary>A feature and what it requires (virtio 1.4, 2.2.1).</summary>
internal sealed record FeatureDeclaration(FeatureReference Feature, Condition Requires);
