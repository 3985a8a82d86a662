using System.Collections.Immutable;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Alternatives, one of which must be negotiated as a whole.</summary>
internal sealed class Condition : IEquatable<Condition>
{
    private readonly ImmutableArray<ImmutableArray<NamedFeature>> _alternatives;
    private readonly ImmutableArray<FeatureMask> _masks;

    public Condition(ImmutableArray<ImmutableArray<NamedFeature>> alternatives)
    {
        _alternatives = alternatives;
        _masks = [.. alternatives.Select(all => Union(all.Select(feature => feature.Mask))).Distinct().OrderBy(mask => mask)];
        Cases = alternatives.Aggregate(FeatureCases.None, (cases, all) => cases.Or(Together(all)));
    }

    /// <summary>What is known where the condition holds, with all that its features imply.</summary>
    public FeatureCases Cases { get; }

    public FeatureMask Features => Union(_masks);

    /// <summary>The device types whose features it asks for; none if all device types have them.</summary>
    public IEnumerable<ISymbol> DeviceTypes => _alternatives.SelectMany(all => all).Select(feature => feature.DeviceType).OfType<ISymbol>();

    public bool IsMetBy(FeatureMask on) => _masks.Any(on.Contains);

    /// <summary>The alternatives by name, for example <c>Feature.Version1 or Feature.AnyLayout</c>.</summary>
    public string Describe() => string.Join(" or ", Names);

    /// <summary>The beginning of a sentence that ends in "proven", for example <c>neither A nor B is</c>.</summary>
    public string DescribeMissing() => Names switch
    {
        [var one] => $"{one} is not",
        [var one, var other] => $"neither {one} nor {other} is",
        var names => $"none of {string.Join(", ", names)} is",
    };

    public bool Equals(Condition? other) => other is not null && _masks.SequenceEqual(other._masks);

    public override bool Equals(object? obj) => Equals(obj as Condition);

    public override int GetHashCode() => Features.GetHashCode();

    private string[] Names => [.. _alternatives.Select(all => string.Join(" and ", all.Select(feature => feature.Name)))];

    private static FeatureCases Together(ImmutableArray<NamedFeature> features) =>
        features.Aggregate(FeatureCases.Any, (cases, feature) => cases.And(feature.Implied));

    private static FeatureMask Union(IEnumerable<FeatureMask> masks) => masks.Aggregate(default(FeatureMask), (all, mask) => all | mask);
}
