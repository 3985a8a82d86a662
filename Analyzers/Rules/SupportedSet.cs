using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>The features that a driver says it supports, where code lists them.</summary>
/// <param name="Features">Each feature, with the place that names it.</param>
internal sealed record SupportedSet(IReadOnlyList<(IFieldSymbol Feature, IOperation Place)> Features)
{
    private const string FeatureSet = "FeatureSet";

    public FeatureMask Mask => Features.Aggregate(default(FeatureMask), (mask, one) => mask | MaskOf(one.Feature));

    /// <summary>The set that a call negotiates with; null if the call negotiates nothing, or the set is not listed.</summary>
    public static SupportedSet? NegotiatedBy(IOperation? operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Negotiate" or "Accept" } method } call
        && method.ContainingNamespace?.ToDisplayString() is "LayoutGen" or "LayoutGen.Queues"
        && call.Arguments.FirstOrDefault(argument => IsSet(argument.Parameter?.Type)) is { Value: var set }
            ? Of(set)
            : null;

    public static FeatureMask MaskOf(IFieldSymbol feature) => FeatureMask.Of(FeatureEnumParser.Reference(feature).Number);

    private static SupportedSet? Of(IOperation? set) => set?.Origin() switch
    {
        IInvocationOperation { TargetMethod: { Name: "Of" } method } call when IsSet(method.ContainingType) => Listed(call),
        IInvocationOperation { TargetMethod: { Name: "With" } method, Instance: { } others } call when IsSet(method.ContainingType) =>
            Of(others) is { } known && Listed(call) is { } more ? new([.. known.Features, .. more.Features]) : null,
        IInvocationOperation { TargetMethod: { Name: "Without" } method, Instance: { } others } call when IsSet(method.ContainingType) =>
            Of(others) is { } known && Listed(call) is { } less
                ? new([.. known.Features.Where(one => !less.Mask.Contains(MaskOf(one.Feature)))])
                : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } union when IsSet(union.Type) =>
            Of(union.LeftOperand) is { } left && Of(union.RightOperand) is { } right ? new([.. left.Features, .. right.Features]) : null,
        IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } field } reference => Of(Initializer(field, reference)),
        _ => null,
    };

    private static SupportedSet? Listed(IInvocationOperation call)
    {
        if (call.Arguments is not [{ Value: var list }] || ElementList.Of(list) is not { } elements)
            return null;
        var features = elements.Select(element => (ConditionParser.Member(element.Type, element.ConstantValue.Value), element)).ToList();
        return features.TrueForAll(one => one.Item1 is not null) ? new([.. features.Select(one => (one.Item1!, one.element))]) : null;
    }

    /// <summary>What a field of the same file is initialised with.</summary>
    private static IOperation? Initializer(IFieldSymbol field, IOperation reference) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
        && value.SyntaxTree == reference.Syntax.SyntaxTree
            ? reference.SemanticModel?.GetOperation(value)
            : null;

    private static bool IsSet(ITypeSymbol? type) => type.IsNamed("LayoutGen", FeatureSet);
}
