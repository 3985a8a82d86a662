using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Sees a body once it is solved: what is reached, with what is known there.</summary>
internal abstract class FlowObserver
{
    /// <summary>The body is solved, nested functions included, after some visits of its blocks; everything else is shown later.</summary>
    public virtual void OnSolved(int visits, int blocks)
    {
    }

    /// <summary>A member is used.</summary>
    public virtual void OnUse(MemberUse use, Subject? subject, Facts facts)
    {
    }

    /// <summary>The body, not a function nested in it, returns a value of which something is known as of a negotiated set.</summary>
    public virtual void OnResult(FeatureCases cases)
    {
    }

    /// <summary>The body, not a function nested in it, comes to its end: what is known there, on whatever path.</summary>
    public virtual void OnExit(Facts facts)
    {
    }

    /// <summary>The body, not a function nested in it, returns a value.</summary>
    public virtual void OnReturn(IOperation value, Predicate predicate)
    {
    }
}
