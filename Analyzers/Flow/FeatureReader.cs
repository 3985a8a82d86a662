using System.Collections.Immutable;
using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Reads features and conditions with the generator's parsers, and adds what a feature's being negotiated implies.</summary>
internal static class FeatureReader
{
    /// <summary>The feature of an enum's constant; null if the constant is no feature.</summary>
    public static NamedFeature? Read(ITypeSymbol? type, object? constant) =>
        ConditionParser.Member(type, constant) is { } member
            ? Name(member, Requirements([member]))
            : null;

    /// <summary>A feature of which only the number is known.</summary>
    public static NamedFeature Unnamed(int number) => new($"bit {number}", number, null, FeatureCases.WithOn(
        number > FeatureReference.Version1.Number ? FeatureMask.Of(number) | FeatureMask.Of(FeatureReference.Version1.Number) : FeatureMask.Of(number)));

    /// <summary>The condition that attributes state together, each of them an alternative; null if there are none.</summary>
    public static Condition? ReadCondition(IEnumerable<AttributeData> attributes)
    {
        var alternatives = attributes.Select(attribute => ConditionParser.Members(attribute).ToList()).Where(all => all.Count > 0).ToList();
        if (alternatives.Count == 0)
            return null;
        var requirements = Requirements(alternatives.SelectMany(all => all));
        return new([.. alternatives.Select(all => all
            .Select(feature => Name(feature, requirements))
            .ToImmutableArray())]);
    }

    /// <summary>What is known where the features of an attribute are not all negotiated.</summary>
    public static FeatureCases ReadDenial(AttributeData attribute)
    {
        var features = ConditionParser.Members(attribute).Select(FeatureEnumParser.Reference).ToList();
        return features.Count == 0
            ? FeatureCases.Any
            : features.Aggregate(FeatureCases.None, (cases, feature) => cases.Or(FeatureCases.WithOff(FeatureMask.Of(feature.Number))));
    }

    private static ImmutableDictionary<int, Generator.Model.Condition> Requirements(IEnumerable<IFieldSymbol> features) =>
        FeatureEnumParser.Requirements(features)
            .GroupBy(feature => feature.Feature.Number)
            .ToImmutableDictionary(group => group.Key, group => group.First().Requires);

    private static NamedFeature Name(IFieldSymbol member, ImmutableDictionary<int, Generator.Model.Condition> requirements)
    {
        var (feature, type) = (FeatureEnumParser.Reference(member), member.ContainingType);
        return new(feature.Display, feature.Number, FeatureEnumParser.AreShared(type) ? null : type, Implied(feature.Number, requirements));
    }

    /// <summary>A feature, and what it requires in turn. One that was visited requires itself in a circle, which is another rule's business.</summary>
    private static FeatureCases Implied(int number, ImmutableDictionary<int, Generator.Model.Condition> requirements)
    {
        var itself = FeatureCases.WithOn(FeatureMask.Of(number));
        if (!requirements.TryGetValue(number, out var requires) || requires.IsAlways)
            return itself;
        var others = requirements.Remove(number);
        var required = requires.Alternatives.Aggregate(
            FeatureCases.None,
            (cases, all) => cases.Or(all.Aggregate(FeatureCases.Any, (together, feature) => together.And(Implied(feature.Number, others)))));
        return itself.And(required);
    }
}
