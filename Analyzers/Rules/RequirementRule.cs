using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Which requirements a rule watches over, and how it says that one is not proven.</summary>
internal abstract class RequirementRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>Whether a requirement is this rule's business.</summary>
    public abstract bool Covers(Condition requirement, Contracts contracts);

    /// <summary>The words for the placeholders of the descriptor's message.</summary>
    public abstract object[] Explain(MemberUse use, Subject? subject, Condition requirement, Contracts contracts);
}
