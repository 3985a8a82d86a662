namespace LayoutGen.Analyzers.Flow;

/// <summary>What a boolean value tells: the facts where it is true, and those where it is false. For a null, neither holds.</summary>
internal sealed record Predicate(Facts WhenTrue, Facts WhenFalse)
{
    /// <summary>A value that tells nothing beyond what is known anyway.</summary>
    public static Predicate Unknown(Facts facts) => new(facts, facts);

    public static Predicate Constant(bool value, Facts facts) =>
        value ? new(facts, Facts.Unreachable) : new(Facts.Unreachable, facts);

    public bool IsUnbounded => WhenTrue.IsUnbounded || WhenFalse.IsUnbounded;

    public Facts When(bool value) => value ? WhenTrue : WhenFalse;

    public Predicate Not() => new(WhenFalse, WhenTrue);

    public Predicate And(Predicate other) => new(WhenTrue.And(other.WhenTrue), WhenFalse.Or(other.WhenFalse));

    public Predicate Or(Predicate other) => new(WhenTrue.Or(other.WhenTrue), WhenFalse.And(other.WhenFalse));

    public Predicate IsEqualTo(Predicate other) => new(
        WhenTrue.And(other.WhenTrue).Or(WhenFalse.And(other.WhenFalse)),
        WhenTrue.And(other.WhenFalse).Or(WhenFalse.And(other.WhenTrue)));

    /// <summary>What the value tells where two paths meet.</summary>
    public Predicate Meet(Predicate other) => new(WhenTrue.Or(other.WhenTrue), WhenFalse.Or(other.WhenFalse));

    /// <summary>The same change to both; the same predicate if nothing changes.</summary>
    public Predicate Select(Func<Facts, Facts> change)
    {
        var (whenTrue, whenFalse) = (change(WhenTrue), change(WhenFalse));
        return ReferenceEquals(whenTrue, WhenTrue) && ReferenceEquals(whenFalse, WhenFalse) ? this : new(whenTrue, whenFalse);
    }

    /// <summary>The predicate, or null if it tells nothing beyond what is known anyway.</summary>
    public Predicate? Beyond(Facts facts) => WhenTrue.Equals(facts) && WhenFalse.Equals(facts) ? null : this;
}
