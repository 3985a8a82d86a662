using LayoutGen.Generator.Model;

using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>A member of a feature enum.</summary>
/// <param name="Name">Its name as code writes it.</param>
/// <param name="Number">Its number.</param>
/// <param name="DeviceType">The enum, if it is one device type's; null for what all share, and for a feature known by number alone.</param>
/// <param name="Implied">Everything that its being negotiated implies.</param>
internal sealed record NamedFeature(string Name, int Number, ISymbol? DeviceType, FeatureCases Implied)
{
    public FeatureMask Mask => FeatureMask.Of(Number);
}
