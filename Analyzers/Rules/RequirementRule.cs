using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Which requirements a rule watches over, and how it says that one is not proven.</summary>
internal abstract class RequirementRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>Whether a requirement is this rule's business.</summary>
    public abstract bool Covers(ISymbol member, Condition requirement, Contracts contracts);

    /// <summary>Whether a requirement is proven where a member is used.</summary>
    public virtual bool IsProven(
        MemberUse use, Subject? subject, Condition requirement, Facts facts, DeviceTypes devices, Contracts contracts) =>
        facts.Prove(requirement, subject);

    /// <summary>The words for the placeholders of the descriptor's message.</summary>
    public abstract object[] Explain(MemberUse use, Subject? subject, Condition requirement, Contracts contracts);
}
