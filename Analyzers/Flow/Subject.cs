using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>
/// What a fact is about, a negotiated set or a boolean value: a variable, <c>this</c>, a type or an intermediate result, and the
/// members that lead on from there.
/// </summary>
/// <param name="Symbol">The variable, type or member; null for <c>this</c> and for an intermediate result.</param>
/// <param name="Owner">What the member belongs to; null for a root.</param>
/// <param name="Capture">The intermediate result that the control flow graph sets aside.</param>
internal sealed record Subject(ISymbol? Symbol, Subject? Owner = null, CaptureId? Capture = null)
{
    /// <summary>The object whose member is analysed.</summary>
    public static readonly Subject This = new(Symbol: null);

    // A symbol computes its hash from all that contains it, every time.
    private readonly int _hash =
        (((SymbolEqualityComparer.Default.GetHashCode(Symbol) * 31) + Capture.GetHashCode()) * 31) + (Owner?._hash ?? 0);

    public Subject Root => Owner?.Root ?? this;

    public static Subject Of(CaptureId capture) => new(null, null, capture);

    public bool Equals(Subject? other) => ReferenceEquals(this, other)
        || (other is not null
            && _hash == other._hash
            && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol)
            && Nullable.Equals(Capture, other.Capture)
            && Equals(Owner, other.Owner));

    public override int GetHashCode() => _hash;

    public bool StartsWith(Subject prefix) => Equals(prefix) || Owner?.StartsWith(prefix) == true;
}
