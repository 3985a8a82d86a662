using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Reports the uses whose requirement is not proven.</summary>
internal sealed class RequirementReporter(Contracts contracts, Action<Diagnostic> report) : FlowObserver
{
    private readonly List<Demand> _demands = [];
    private readonly DeviceTypes _devices = new(contracts);

    public override void OnUse(MemberUse use, Subject? subject, Facts facts)
    {
        _devices.Note(use, subject);
        if (contracts.RequiredBy(use.Member) is { } requirement
            && RequirementAnalyzer.RuleFor(use.Member, requirement, contracts) is { } rule)
            _demands.Add(new(rule, use, subject, requirement, facts));
    }

    /// <summary>Once all of a member is seen, so that it is known which sets are of which device type.</summary>
    public void Report()
    {
        foreach (var (rule, use, subject, requirement, facts) in _demands)
            if (!rule.IsProven(use, subject, requirement, facts, _devices, contracts))
                report(Diagnostic.Create(
                    rule.Descriptor,
                    use.Operation.Syntax.UsedName().GetLocation(),
                    rule.Explain(use, subject, requirement, contracts)));
    }

    private sealed record Demand(RequirementRule Rule, MemberUse Use, Subject? Subject, Condition Requirement, Facts Facts);
}
