using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2005: what needs a feature is used only where that is negotiated.</summary>
internal sealed class CapabilityRule() : RequirementRule(Rule)
{
    public const string Id = "LG2005";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A capability that may not be negotiated",
        "'{0}' needs {1}, and {2} proven{3} on this path; test it first, or pass the requirement on with [RequiresFeature]",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A driver must not use a capability whose feature it did not negotiate (virtio 1.4, 2.2).",
        HelpLink.For(Id));

    public override bool Covers(ISymbol member, Condition requirement, Contracts contracts) => true;

    /// <summary>A member that is not given its negotiated set may belong to any: a proof for any counts.</summary>
    public override bool IsProven(
        MemberUse use, Subject? subject, Condition requirement, Facts facts, DeviceTypes devices, Contracts contracts) =>
        facts.Prove(requirement, subject)
        || (use.FeaturesArgument(contracts.Types) is null
            && facts.ProveForAny(requirement, set => devices.MayAnswer(requirement, set)));

    public override object[] Explain(MemberUse use, Subject? subject, Condition requirement, Contracts contracts) =>
    [
        use.Member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? use.Member.ContainingType.Name : use.Member.Name,
        requirement.Describe(),
        requirement.DescribeMissing(),
        use.FeaturesArgument(contracts.Types) is { } features ? $" for '{features.Syntax}'" : "",
    ];
}
