using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace LayoutGen.CodeFixes;

/// <summary>The syntax that fixes put in place, formatted when the fix is applied.</summary>
internal static class FixedSyntax
{
    /// <summary>A conditional expression, in parentheses where its place needs them.</summary>
    public static ExpressionSyntax Conditional(ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse) =>
        SyntaxFactory.ParenthesizedExpression(SyntaxFactory.ConditionalExpression(condition, whenTrue, whenFalse))
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);

    /// <summary>Whether an expression is a variable, or members that lead on from one, and so has the same value once more.</summary>
    public static bool IsPath(this ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access => access.Expression.IsPath(),
        _ => false,
    };

    /// <summary>An if statement without an else.</summary>
    public static StatementSyntax If(ExpressionSyntax condition, StatementSyntax whenTrue) =>
        SyntaxFactory.IfStatement(condition, whenTrue).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>An if statement with an else, for calls whose values are discarded.</summary>
    public static StatementSyntax If(ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse) =>
        SyntaxFactory.IfStatement(
                condition,
                SyntaxFactory.ExpressionStatement(whenTrue),
                SyntaxFactory.ElseClause(SyntaxFactory.ExpressionStatement(whenFalse)))
            .WithAdditionalAnnotations(Formatter.Annotation);
}
