using System.Collections.Immutable;
using System.Composition;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.CodeFixes;

/// <summary>Fixes LG2001 and LG2036: guards the merged call, separate framing otherwise, or leaves the choice to the features.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MergedFramingCodeFix)), Shared]
public sealed class MergedFramingCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MergedFramingRule.Id, UnusedMergingAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model?.GetOperation(call, context.CancellationToken) is not IInvocationOperation operation
            || Contracts.From(model.Compilation) is not { } contracts)
            return;

        if (FramingSiblings.SeparateOf(operation.TargetMethod) is { } separate
            && GuardFor(operation, contracts) is { } guard
            && CanBranch(call, operation))
            Register(context, $"Guard with {guard.Name}, separate framing otherwise", () => Branch(root, call, guard, separate.Name));
        if (FramingSiblings.ChoosingOf(operation.TargetMethod) is { } choosing)
            Register(context, "Let the features choose", () => root.ReplaceNode(call, Rename(call, choosing.Name)));
    }

    private static void Register(CodeFixContext context, string title, Func<SyntaxNode> change) => context.RegisterCodeFix(
        CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(change())), equivalenceKey: title),
        context.Diagnostics);

    /// <summary>The test of the call's negotiated set; null if the expression may give another set when it is evaluated again.</summary>
    private static MemberAccessExpressionSyntax? GuardFor(IInvocationOperation call, Contracts contracts) =>
        MemberUse.Of(call)?.FeaturesArgument(contracts.Types)?.Syntax is ExpressionSyntax features && features.IsPath()
            ? SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                features.WithoutTrivia(),
                SyntaxFactory.IdentifierName(contracts.FreeFramingGuard!.Name))
            : null;

    /// <summary>A conditional expression fits where a value is wanted and is not a link of a null-conditional chain.</summary>
    private static bool CanBranch(InvocationExpressionSyntax call, IInvocationOperation operation) =>
        call is { Parent: ExpressionStatementSyntax }
        || (operation.Parent is not IExpressionStatementOperation && call.Expression is not MemberBindingExpressionSyntax);

    private static SyntaxNode Branch(SyntaxNode root, InvocationExpressionSyntax call, ExpressionSyntax guard, string separate)
    {
        var (merged, otherwise) = (call.WithoutTrivia(), Rename(call, separate).WithoutTrivia());
        return call.Parent is ExpressionStatementSyntax statement
            ? root.ReplaceNode(statement, FixedSyntax.If(guard, merged, otherwise).WithTriviaFrom(statement))
            : root.ReplaceNode(call, FixedSyntax.Conditional(guard, merged, otherwise).WithTriviaFrom(call));
    }

    private static InvocationExpressionSyntax Rename(InvocationExpressionSyntax call, string name)
    {
        var old = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            var simple => (SimpleNameSyntax)simple,
        };
        return call.ReplaceNode(old, old.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(old.Identifier)));
    }
}
