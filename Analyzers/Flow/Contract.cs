using System.Collections.Immutable;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What the attributes of a member, a parameter or a return value say.</summary>
/// <param name="Requires">What must be proven before the use.</param>
/// <param name="Guards">What is negotiated where the result is true.</param>
/// <param name="Denied">What is known where the result of an exact guard is false.</param>
/// <param name="Ensures">What is negotiated after the use.</param>
/// <param name="EnsuresWhenTrue">What is negotiated after the use, if the result is true.</param>
/// <param name="EnsuresWhenFalse">What is negotiated after the use, if the result is false.</param>
internal sealed record Contract(
    Condition? Requires,
    Condition? Guards,
    FeatureCases Denied,
    Condition? Ensures,
    Condition? EnsuresWhenTrue,
    Condition? EnsuresWhenFalse)
{
    public static readonly Contract None = new(null, null, FeatureCases.Any, null, null, null);

    /// <summary>Whether the result tells something.</summary>
    public bool IsTest => Guards is not null || EnsuresWhenTrue is not null || EnsuresWhenFalse is not null;

    /// <summary>What is known where the result is true.</summary>
    public FeatureCases WhenTrue => (Guards?.Cases ?? FeatureCases.Any).And(EnsuresWhenTrue?.Cases ?? FeatureCases.Any);

    /// <summary>What is known where the result is false.</summary>
    public FeatureCases WhenFalse => Denied.And(EnsuresWhenFalse?.Cases ?? FeatureCases.Any);

    public static Contract Read(ImmutableArray<AttributeData> attributes)
    {
        if (attributes.IsEmpty)
            return None;
        var guards = Named(attributes, KnownNames.GuardsFeature);
        var promises = Named(attributes, KnownNames.EnsuresFeatureWhen);
        return new(
            FeatureReader.ReadCondition(Named(attributes, KnownNames.RequiresFeature)),
            FeatureReader.ReadCondition(guards),
            guards.Where(IsExact).Aggregate(FeatureCases.Any, (cases, guard) => cases.And(FeatureReader.ReadDenial(guard))),
            FeatureReader.ReadCondition(Named(attributes, KnownNames.EnsuresFeature)),
            FeatureReader.ReadCondition(promises.Where(promise => IsFor(promise, true))),
            FeatureReader.ReadCondition(promises.Where(promise => IsFor(promise, false))));
    }

    private static List<AttributeData> Named(ImmutableArray<AttributeData> attributes, string name) =>
        [.. attributes.Where(attribute => attribute.AttributeClass.Is(name))];

    private static bool IsExact(AttributeData guard) =>
        guard.NamedArguments.Any(argument => argument is { Key: "IsExact", Value.Value: true });

    private static bool IsFor(AttributeData promise, bool result) =>
        promise.ConstructorArguments is [{ Value: bool value }, ..] && value == result;
}
