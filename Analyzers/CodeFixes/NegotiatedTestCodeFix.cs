using System.Collections.Immutable;
using System.Composition;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.CodeFixes;

/// <summary>Fixes LG2035: tests what was negotiated.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NegotiatedTestCodeFix)), Shared]
public sealed class NegotiatedTestCodeFix : CodeFixProvider
{
    private const string Title = "Test what was negotiated";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [OfferedTestAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>()
                is not { Expression: MemberAccessExpressionSyntax access } test
            || model?.GetOperation(test, context.CancellationToken) is not { } operation
            || WellKnownFeatureTypes.From(model.Compilation) is not { } types
            || NegotiatedSet.InScopeOf(operation, types) is not { } negotiated)
            return;
        var fixedRoot = root.ReplaceNode(
            access.Expression, SyntaxFactory.IdentifierName(negotiated.Name).WithTriviaFrom(access.Expression));
        context.RegisterCodeFix(
            CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(fixedRoot)), equivalenceKey: Title),
            context.Diagnostics);
    }
}
