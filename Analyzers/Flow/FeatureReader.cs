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
            ? Name(FeatureEnumParser.Reference(member), Requirements([member]))
            : null;

    /// <summary>The condition that a symbol's attributes of one type state; null if it has none.</summary>
    public static Condition? ReadCondition(ISymbol symbol, string attributeName)
    {
        var condition = ConditionParser.Parse(symbol, attributeName);
        if (condition.IsAlways)
            return null;
        var requirements = Requirements(symbol.Attributes(attributeName).SelectMany(ConditionParser.Members));
        return new([.. condition.Alternatives.Select(all => all.Select(feature => Name(feature, requirements)).ToImmutableArray())]);
    }

    private static ImmutableDictionary<int, Generator.Model.Condition> Requirements(IEnumerable<IFieldSymbol> features) =>
        FeatureEnumParser.Requirements(features)
            .GroupBy(feature => feature.Feature.Number)
            .ToImmutableDictionary(group => group.Key, group => group.First().Requires);

    private static NamedFeature Name(FeatureReference feature, ImmutableDictionary<int, Generator.Model.Condition> requirements) =>
        new(feature.Display, feature.Number, Implied(feature.Number, requirements));

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
