using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2001: merged framing only where free framing is negotiated (virtio 1.4, 2.7.4.3).</summary>
internal sealed class MergedFramingRule() : RequirementRule(Rule)
{
    public const string Id = "LG2001";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Merged framing where free framing is not negotiated",
        "'{0}' needs free framing: {1} proven{2} on this path; {3}",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A device that negotiated neither of the features that free the framing expects a header in a descriptor of its own.",
        HelpLink.For(Id));

    public override bool Covers(ISymbol member, Condition requirement, Contracts contracts) => requirement.Equals(contracts.FreeFraming);

    public override object[] Explain(MemberUse use, Subject? subject, Condition requirement, Contracts contracts)
    {
        var features = use.FeaturesArgument(contracts.Types)?.Syntax.ToString();
        var guard = contracts.FreeFramingGuard!.Name;
        var test = (features, subject) switch
        {
            (null, _) => $"test '{guard}' of its features first",
            (_, null) => $"keep '{features}' in a variable and test its '{guard}' first",
            _ => $"test '{features}.{guard}' first",
        };
        return
        [
            use.Member.Name,
            requirement.DescribeMissing(),
            features is null ? "" : $" for '{features}'",
            FramingSiblings.SeparateOf(use.Member) is { } separate ? $"{test}, or use '{separate.Name}'" : test,
        ];
    }
}
