using LayoutGen.Generator.Model;

namespace LayoutGen.Analyzers.Flow;

/// <summary>A member of a feature enum: its name as code writes it, its number, and everything that its being negotiated implies.</summary>
internal sealed record NamedFeature(string Name, int Number, FeatureCases Implied)
{
    public FeatureMask Mask => FeatureMask.Of(Number);
}
