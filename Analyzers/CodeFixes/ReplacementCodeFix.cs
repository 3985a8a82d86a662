using System.Collections.Immutable;
using System.Composition;
using LayoutGen.Analyzers.Rules;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LayoutGen.CodeFixes;

/// <summary>
/// Fixes LG1013, LG1014, LG1024, LG2002, LG3008 and LG3030: puts the size, type or accessors that are right in the place of those that
/// are not.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacementCodeFix)), Shared]
public sealed class ReplacementCodeFix : CodeFixProvider
{
    private static readonly ImmutableArray<string> Properties =
        [DeclarationAnalyzer.Replacement, HeaderSizeAnalyzer.Replacement, ReceiveBufferAnalyzer.Minimum, QueueSizeAnalyzer.ValidSize];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        DeclarationDescriptors.For(ProblemKind.CannotBeCompleted).Id,
        DeclarationDescriptors.For(ProblemKind.DeclaredSize).Id,
        DeclarationDescriptors.For(ProblemKind.NativeOrder).Id,
        HeaderSizeAnalyzer.Id,
        ReceiveBufferAnalyzer.Id,
        QueueSizeAnalyzer.Id,
    ];

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
            || root?.FindNode(context.Span, getInnermostNodeForTie: true) is not { } node
            || Replace(node, right) is not var (wrong, fixedNode))
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Use '{right}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(
                    root.ReplaceNode(wrong, fixedNode.WithTriviaFrom(wrong).WithAdditionalAnnotations(Simplifier.Annotation)))),
                equivalenceKey: nameof(ReplacementCodeFix)),
            context.Diagnostics);
    }

    private static (SyntaxNode Wrong, SyntaxNode Right)? Replace(SyntaxNode node, string right) => node switch
    {
        PropertyDeclarationSyntax { AccessorList: { } accessors } =>
            (accessors, ((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"int P {right}")!).AccessorList!),
        { Parent: PropertyDeclarationSyntax } => (node, SyntaxFactory.ParseTypeName(right)),
        AttributeArgumentSyntax argument => (argument.Expression, SyntaxFactory.ParseExpression(right)),
        _ => node.FirstAncestorOrSelf<ExpressionSyntax>() is { } wrong ? (wrong, SyntaxFactory.ParseExpression(right)) : null,
    };
}
