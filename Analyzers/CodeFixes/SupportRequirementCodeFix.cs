using System.Collections.Immutable;
using System.Composition;
using LayoutGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.CodeFixes;

/// <summary>Fixes LG2004: supports what a supported feature requires.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SupportRequirementCodeFix)), Shared]
public sealed class SupportRequirementCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnmetRequirementAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } list
            || context.Diagnostics[0].Properties.GetValueOrDefault(UnmetRequirementAnalyzer.Missing) is not { } missing)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Support {missing.Replace(",", " and ")} too",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(list, With(list, missing.Split(','))))),
                equivalenceKey: nameof(SupportRequirementCodeFix)),
            context.Diagnostics);
    }

    /// <summary>A call takes features of one enum: those of another come in a call of their own.</summary>
    private static ExpressionSyntax With(InvocationExpressionSyntax list, IEnumerable<string> missing)
    {
        var kind = KindOf(list.ArgumentList.Arguments[0].ToString());
        var byKind = missing.GroupBy(KindOf).ToList();
        var extended = list.AddArgumentListArguments([.. byKind.Where(group => group.Key == kind).SelectMany(Arguments)]);
        return byKind.Where(group => group.Key != kind).Aggregate<IGrouping<string, string>, ExpressionSyntax>(
            extended,
            (set, group) => SyntaxFactory.ParseExpression($"{set.WithoutTrailingTrivia()}.With({string.Join(", ", group)})"))
            .WithTriviaFrom(list);
    }

    private static IEnumerable<ArgumentSyntax> Arguments(IEnumerable<string> features) =>
        features.Select(feature => SyntaxFactory.Argument(SyntaxFactory.ParseExpression(feature)).WithLeadingTrivia(SyntaxFactory.Space));

    /// <summary>The enum of a feature, as code writes it.</summary>
    private static string KindOf(string feature) => feature.Trim().Split('.') is [.., var kind, _] ? kind : "";
}
