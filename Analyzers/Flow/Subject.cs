using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Which negotiated set a fact is about: a variable, <c>this</c> or a type, and the members that lead from it to the set.</summary>
/// <param name="Symbol">The variable, type or member; null for <c>this</c>.</param>
/// <param name="Owner">What the member belongs to; null for a root.</param>
internal sealed record Subject(ISymbol? Symbol, Subject? Owner = null)
{
    /// <summary>The object whose member is analysed.</summary>
    public static readonly Subject This = new((ISymbol?)null);

    public Subject Root => Owner?.Root ?? this;

    public bool StartsWith(Subject prefix) => Equals(prefix) || Owner?.StartsWith(prefix) == true;
}
