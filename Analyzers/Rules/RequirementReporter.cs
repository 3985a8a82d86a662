using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Reports the uses whose requirement is not proven.</summary>
internal sealed class RequirementReporter(Contracts contracts, Action<Diagnostic> report) : FlowObserver
{
    public override void OnUse(MemberUse use, Subject? subject, Facts facts)
    {
        if (contracts.RequiredBy(use.Member) is not { } requirement
            || RequirementAnalyzer.RuleFor(use.Member, requirement, contracts) is not { } rule
            || rule.IsProven(use, subject, requirement, facts, contracts))
            return;
        var words = rule.Explain(use, subject, requirement, contracts);
        report(Diagnostic.Create(rule.Descriptor, use.Operation.Syntax.UsedName().GetLocation(), words));
    }
}
