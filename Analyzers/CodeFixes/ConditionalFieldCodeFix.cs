using System.Collections.Immutable;
using System.Composition;
using LayoutGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.CodeFixes;

/// <summary>Fixes LG2003 and LG2024: writes a field only where it exists, and reads the default value where it does not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConditionalFieldCodeFix)), Shared]
public sealed class ConditionalFieldCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ConditionalFieldRule.Id, ConfigurationFieldRule.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span) is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax field }
            || !field.Expression.IsPath()
            || Guarded(root, field) is not { } guarded)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Test '{GuardOf(field).Name}' first",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(guarded)),
                equivalenceKey: nameof(ConditionalFieldCodeFix)),
            context.Diagnostics);
    }

    private static SyntaxNode? Guarded(SyntaxNode root, MemberAccessExpressionSyntax field) => field.Parent switch
    {
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment when assignment.Left == field =>
            root.ReplaceNode(statement, FixedSyntax.If(GuardOf(field), statement.WithoutTrivia()).WithTriviaFrom(statement)),
        AssignmentExpressionSyntax assignment when assignment.Left == field => null,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => null,
        PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } => null,
        _ => root.ReplaceNode(
            field,
            FixedSyntax.Conditional(
                GuardOf(field),
                field.WithoutTrivia(),
                SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)).WithTriviaFrom(field)),
    };

    private static MemberAccessExpressionSyntax GuardOf(MemberAccessExpressionSyntax field) => SyntaxFactory.MemberAccessExpression(
        SyntaxKind.SimpleMemberAccessExpression,
        field.Expression.WithoutTrivia(),
        SyntaxFactory.IdentifierName($"Has{field.Name.Identifier.ValueText}"));
}
