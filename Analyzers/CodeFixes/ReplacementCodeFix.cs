using System.Collections.Immutable;
using System.Composition;
using LayoutGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.CodeFixes;

/// <summary>Fixes LG2002, LG3008 and LG3030: puts the size that is right in the place of one that is not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacementCodeFix)), Shared]
public sealed class ReplacementCodeFix : CodeFixProvider
{
    private static readonly ImmutableArray<string> Properties =
        [HeaderSizeAnalyzer.Replacement, ReceiveBufferAnalyzer.Minimum, QueueSizeAnalyzer.ValidSize];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [HeaderSizeAnalyzer.Id, ReceiveBufferAnalyzer.Id, QueueSizeAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var right = Properties
            .Select(property => context.Diagnostics[0].Properties.GetValueOrDefault(property))
            .FirstOrDefault(value => value is not null);
        if (right is null
            || root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>() is not { } wrong)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Use '{right}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(
                    root.ReplaceNode(wrong, SyntaxFactory.ParseExpression(right).WithTriviaFrom(wrong)))),
                equivalenceKey: nameof(ReplacementCodeFix)),
            context.Diagnostics);
    }
}
