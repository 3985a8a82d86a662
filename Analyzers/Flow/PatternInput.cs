using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What a pattern is matched against.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Value">What it tells, if it is a boolean value.</param>
/// <param name="Subject">Which negotiated set it is or leads to, if any.</param>
/// <param name="Elements">Its elements, if it is a tuple written on the spot.</param>
internal sealed record PatternInput(ITypeSymbol? Type, Predicate Value, Subject? Subject, ImmutableArray<PatternInput> Elements)
{
    /// <summary>Whether it can be neither null nor of another type than it seems.</summary>
    public bool IsAlwaysPresent => Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };

    public static PatternInput Unknown(ITypeSymbol? type, Facts facts) => new(type, Predicate.Unknown(facts), null, []);
}
