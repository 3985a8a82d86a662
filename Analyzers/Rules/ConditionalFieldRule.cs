using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2003: a field that depends on features is used only where they are negotiated.</summary>
internal sealed class ConditionalFieldRule() : RequirementRule(Rule)
{
    public const string Id = "LG2003";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A field that the negotiated features may not provide",
        "'{0}' is a field only with {1}, which is not proven on this path; test '{2}' first, or use '{3}'",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Without its features a field is no part of the header: its bytes belong to what follows.",
        HelpLink.For(Id));

    public override bool Covers(ISymbol member, Condition requirement, Contracts contracts) =>
        member is IPropertySymbol && member.HasAttribute(KnownNames.WireOffset);

    /// <summary>A view does not say which negotiated set it belongs to: a proof for any counts.</summary>
    public override bool IsProven(MemberUse use, Subject? subject, Condition requirement, Facts facts, Contracts contracts) =>
        facts.Prove(requirement, subject) || facts.ProveForAny(requirement);

    public override object[] Explain(MemberUse use, Subject? subject, Condition requirement, Contracts contracts)
    {
        var view = use.Receiver is { IsImplicit: false, Syntax: var receiver } ? $"{receiver}." : "";
        return [use.Member.Name, requirement.Describe(), $"{view}Has{use.Member.Name}", $"TryGet{use.Member.Name}"];
    }
}
