using System.Collections.Immutable;

namespace LayoutGen.Analyzers.Flow;

/// <summary>A constant set of features.</summary>
internal sealed record Mask(ImmutableArray<NamedFeature> Features)
{
    public static readonly Mask Empty = new([]);

    /// <summary>What is known where all of them are negotiated.</summary>
    public FeatureCases AllOn => Features.Aggregate(FeatureCases.Any, (cases, feature) => cases.And(feature.Implied));

    /// <summary>What is known where one of them at least is not.</summary>
    public FeatureCases NotAllOn => Features.Length > FlowLimits.Cases
        ? FeatureCases.Any
        : Features.Aggregate(FeatureCases.None, (cases, feature) => cases.Or(FeatureCases.WithOff(feature.Mask)));

    public static Mask operator |(Mask left, Mask right) =>
        new([.. left.Features, .. right.Features.Where(feature => !left.Has(feature))]);

    public bool Has(NamedFeature feature) => Features.Any(other => other.Number == feature.Number);

    /// <summary>What is known where, of these features, exactly the expected ones are negotiated.</summary>
    public FeatureCases Exactly(Mask expected) => expected.Features.All(Has)
        ? Features.Aggregate(FeatureCases.Any, (cases, feature) => cases.And(
            expected.Has(feature) ? feature.Implied : FeatureCases.WithOff(feature.Mask)))
        : FeatureCases.None;

    /// <summary>What is known where, of these features, others than the expected ones are negotiated.</summary>
    public FeatureCases OtherThan(Mask expected) => !expected.Features.All(Has) || Features.Length > FlowLimits.Cases
        ? FeatureCases.Any
        : Features.Aggregate(FeatureCases.None, (cases, feature) => cases.Or(
            expected.Has(feature) ? FeatureCases.WithOff(feature.Mask) : feature.Implied));
}
