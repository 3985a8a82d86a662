using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>A condition that is true where one of some features is on.</summary>
/// <param name="Features">The features.</param>
/// <param name="Set">The negotiated set that is tested, as code writes it; null if that is several, or none.</param>
internal sealed record TestedFeatures(IReadOnlyList<IFieldSymbol> Features, string? Set)
{
    public FeatureMask Mask => Features.Aggregate(default(FeatureMask), (mask, feature) => mask | SupportedSet.MaskOf(feature));

    /// <summary>The features that a condition tests; null if it tests anything else, too.</summary>
    public static TestedFeatures? Of(IOperation condition) => condition.Origin() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either =>
            Of(either.LeftOperand) is { } left && Of(either.RightOperand) is { } right
                ? new([.. left.Features, .. right.Features], left.Set == right.Set ? left.Set : null)
                : null,
        IInvocationOperation { TargetMethod: { Name: "Has" } method, Instance: { } set, Arguments: [{ Value: var feature }] }
            when method.ContainingNamespace?.ToDisplayString() == "LayoutGen"
                && ConditionParser.Member(feature.Type, feature.ConstantValue.Value) is { } member =>
            new([member], set.Type.IsNamed("LayoutGen", "NegotiatedFeatures") ? set.Syntax.ToString() : null),
        _ => null,
    };
}
