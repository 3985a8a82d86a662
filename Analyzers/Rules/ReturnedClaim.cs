using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Whether everything that a guard returns implies, where it is true, what the guard claims.</summary>
internal sealed class ReturnedClaim(Condition claim) : FlowObserver
{
    public bool IsImplied { get; private set; } = true;

    public override void OnReturn(IOperation value, Predicate predicate) => IsImplied &= predicate.WhenTrue.ProveForAny(claim);
}
