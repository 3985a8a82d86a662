using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>A rule about the conditional fields of one kind of structure.</summary>
/// <param name="descriptor">The rule.</param>
/// <param name="declaration">The attribute that declares such a structure.</param>
internal abstract class FieldRule(DiagnosticDescriptor descriptor, string declaration) : RequirementRule(descriptor)
{
    public sealed override bool Covers(ISymbol member, Condition requirement, Contracts contracts) => member is IPropertySymbol
        && member.HasAttribute(KnownNames.WireOffset)
        && member.ContainingType.HasAttribute(declaration);

    /// <summary>A view that cannot be followed may belong to any set of its device type: a proof for any counts.</summary>
    public sealed override bool IsProven(
        MemberUse use, Subject? subject, Condition requirement, Facts facts, DeviceTypes devices, Contracts contracts) =>
        facts.Prove(requirement, subject)
        || (!contracts.Types.IsFollowed(subject) && facts.ProveForAny(requirement, set => devices.MayAnswer(requirement, set)));

    public sealed override object[] Explain(MemberUse use, Subject? subject, Condition requirement, Contracts contracts)
    {
        var view = use.Receiver is { IsImplicit: false, Syntax: var receiver } ? $"{receiver}." : "";
        return [use.Member.Name, requirement.Describe(), $"{view}Has{use.Member.Name}", $"TryGet{use.Member.Name}"];
    }
}
