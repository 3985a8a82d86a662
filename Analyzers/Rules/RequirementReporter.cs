using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Reports the uses whose requirement is not proven.</summary>
internal sealed class RequirementReporter(Contracts contracts, Action<Diagnostic> report) : FlowObserver
{
    public override void OnUse(MemberUse use, Subject? subject, Facts facts)
    {
        if (contracts.RequiredBy(use.Member) is not { } requirement
            || RequirementAnalyzer.RuleFor(requirement, contracts) is not { } rule
            || facts.Prove(requirement, subject))
            return;
        var words = rule.Explain(use, subject, requirement, contracts);
        report(Diagnostic.Create(rule.Descriptor, NameIn(use.Operation.Syntax).GetLocation(), words));
    }

    private static SyntaxNode NameIn(SyntaxNode use) => use switch
    {
        InvocationExpressionSyntax call => NameIn(call.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => use,
    };
}
