using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.Analyzers.Diagnostics;

/// <summary>The token that a diagnostic is shown at.</summary>
internal static class ReportedSyntax
{
    /// <summary>The name of the member that an expression uses.</summary>
    public static SyntaxNode UsedName(this SyntaxNode use) => use switch
    {
        InvocationExpressionSyntax call => call.Expression.UsedName(),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => use,
    };
}
