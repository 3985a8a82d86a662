using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.Analyzers.Tests.Table;

/// <summary>Puts a dialect's guards and attributes in the place of ours, and changes nothing else.</summary>
/// <param name="model">What the names of the shape mean.</param>
/// <param name="dialect">The words to use.</param>
/// <param name="tellsFeaturesApart">Whether the shape is about single features rather than free framing as a whole.</param>
internal sealed class Translator(SemanticModel model, Dialect dialect, bool tellsFeaturesApart) : CSharpSyntaxRewriter
{
    /// <summary>Whether every guard and attribute has a counterpart.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Whether the shape has tests or attributes of single features.</summary>
    public static bool MentionsFeatures(SyntaxNode root, SemanticModel model) =>
        root.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => FeatureTestedBy(call, model) is not null)
        || root.DescendantNodes().OfType<AttributeListSyntax>().Any(list => ContractsIn(list) is [_, ..] contracts && !IsGate(contracts));

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) => IsFreeFraming(node)
        ? Expression(tellsFeaturesApart ? dialect.EitherFeature : dialect.FreeFraming, node)
        : base.VisitMemberAccessExpression(node);

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (FeatureTestedBy(node, model) is not { } feature)
            return base.VisitInvocationExpression(node);
        return dialect.Features.TryGetValue(feature, out var words) ? Expression(words.Test, node) : Fail(node);
    }

    public override SyntaxNode? VisitArgument(ArgumentSyntax node) =>
        dialect == Dialect.OneSet && node.RefKindKeyword.IsKind(SyntaxKind.None) && IsNegotiated(node.Expression)
            ? node.WithExpression(OnlySet(node.Expression))
            : base.VisitArgument(node);

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node) =>
        dialect == Dialect.OneSet && IsNegotiated(node.Expression)
            ? node.WithExpression(OnlySet(node.Expression))
            : base.VisitIsPatternExpression(node);

    /// <summary>What is left of guards is a member of an object, in a pattern or behind a question mark, or a set that is computed.</summary>
    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        (IsFreeFraming(node) && !dialect.HasInstanceGuards) || ((IsOfSets(node) || IsOfView(node)) && dialect != Dialect.OneSet)
            ? Fail(node)
            : node;

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node)
    {
        if (ContractsIn(node) is not [var first, ..] contracts)
            return node;
        if (!tellsFeaturesApart)
            return List(IsRequirement(first) ? dialect.Requires : dialect.Guards, node);
        var words = contracts.Select(contract => contract.ArgumentList?.Arguments is [var only]
            && dialect.Features.TryGetValue(only.ToString(), out var feature)
                ? IsRequirement(contract) ? feature.Requires : feature.Guards
                : null).ToList();
        return words.Contains(null) ? Fail(node) : List($"[{string.Join(", ", words)}]", node);
    }

    private SyntaxNode Fail(SyntaxNode node)
    {
        IsComplete = false;
        return node;
    }

    private bool IsFreeFraming(ExpressionSyntax node) => model.GetSymbolInfo(node).Symbol is IPropertySymbol
    {
        Name: nameof(NegotiatedFeatures.HasFreeFraming),
        ContainingType.Name: nameof(NegotiatedFeatures),
    };

    private bool IsNegotiated(ExpressionSyntax node) => model.GetTypeInfo(node).Type?.Name == nameof(NegotiatedFeatures);

    private static string? FeatureTestedBy(InvocationExpressionSyntax call, SemanticModel model) =>
        call is { Expression: MemberAccessExpressionSyntax { Expression: var set, Name.Identifier.ValueText: nameof(FeatureSet.Has) } }
        && (IsNegotiatedBits(set) || model.GetTypeInfo(set).Type?.Name == nameof(NegotiatedFeatures))
            ? call.ArgumentList.Arguments[0].ToString()
            : null;

    private static bool IsNegotiatedBits(ExpressionSyntax set) => set.ToString() == "features.Bits";

    private static bool IsOfSets(IdentifierNameSyntax node) => node.Identifier.ValueText
        is nameof(Feature) or nameof(Devices.NetFeature) or nameof(FeatureSet) or nameof(NegotiatedFeatures.Bits);

    /// <summary>Whether a name is a guard of a header or configuration, which nobody else has.</summary>
    private bool IsOfView(IdentifierNameSyntax node) => model.GetSymbolInfo(node).Symbol is (IPropertySymbol or IMethodSymbol) and
    {
        ContainingType: { IsRefLikeType: true, ContainingNamespace.Name: nameof(Devices) },
    };

    private static List<AttributeSyntax> ContractsIn(AttributeListSyntax list) =>
        [.. list.Attributes.Where(attribute => attribute.Name.ToString() is "RequiresFeature" or "GuardsFeature")];

    private static bool IsRequirement(AttributeSyntax attribute) => attribute.Name.ToString() == "RequiresFeature";

    /// <summary>Whether attributes ask for, or claim, either of the features that free the framing.</summary>
    private static bool IsGate(List<AttributeSyntax> contracts) => contracts
        .Select(contract => contract.ArgumentList!.ToString())
        .Order(StringComparer.Ordinal)
        .SequenceEqual(["(Feature.AnyLayout)", "(Feature.Version1)"]);

    private static ExpressionSyntax OnlySet(ExpressionSyntax node) => Expression("OnlySet.Features", node);

    private static ExpressionSyntax Expression(string text, SyntaxNode node) => SyntaxFactory.ParseExpression(text).WithTriviaFrom(node);

    private static AttributeListSyntax List(string text, AttributeListSyntax node) => SyntaxFactory.ParseCompilationUnit($"{text} class C;")
        .DescendantNodes().OfType<AttributeListSyntax>().Single().WithTriviaFrom(node);
}
