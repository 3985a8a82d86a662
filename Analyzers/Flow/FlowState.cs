using System.Collections.Immutable;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Everything the analysis knows at one point: the facts, and what each boolean value would add to them.</summary>
internal sealed class FlowState : IEquatable<FlowState>
{
    public static readonly FlowState Unreachable = new(Facts.Unreachable, ImmutableDictionary<Flag, Predicate>.Empty);

    private readonly ImmutableDictionary<Flag, Predicate> _flags;

    private FlowState(Facts facts, ImmutableDictionary<Flag, Predicate> flags)
    {
        Facts = facts;
        _flags = flags;
    }

    public Facts Facts { get; }

    public bool IsReachable => Facts.IsReachable;

    public static FlowState At(Facts facts) => new(facts, ImmutableDictionary<Flag, Predicate>.Empty);

    public Predicate Of(Flag flag) => _flags.TryGetValue(flag, out var predicate)
        ? predicate.Select(Facts.And)
        : Predicate.Unknown(Facts);

    public FlowState Assume(Facts facts) => facts.IsReachable ? new(facts, _flags) : Unreachable;

    public FlowState With(Flag flag, Predicate predicate)
    {
        if (!IsReachable)
            return this;
        var tells = !predicate.WhenTrue.Equals(Facts) || !predicate.WhenFalse.Equals(Facts);
        var isFollowed = tells && (_flags.Count < FlowLimits.Flags || _flags.ContainsKey(flag));
        return new(Facts, isFollowed ? _flags.SetItem(flag, predicate) : _flags.Remove(flag));
    }

    public FlowState Without(Func<Subject, bool> subjects, Func<Flag, bool> flags)
    {
        if (!IsReachable)
            return this;
        var kept = _flags.RemoveRange(_flags.Keys.Where(flags));
        return new(
            Facts.Without(subjects),
            kept.ToImmutableDictionary(known => known.Key, known => known.Value.Select(facts => facts.Without(subjects))));
    }

    public FlowState Bounded(FeatureMask relevant) => new(
        Facts.Bounded(relevant),
        _flags.ToImmutableDictionary(known => known.Key, known => known.Value.Select(facts => facts.Bounded(relevant))));

    /// <summary>What is known where two paths meet.</summary>
    public FlowState Or(FlowState other)
    {
        if (!IsReachable || !other.IsReachable)
            return IsReachable ? this : other;
        var met = At(Facts.Or(other.Facts));
        return _flags.Keys.Union(other._flags.Keys).Aggregate(met, (state, flag) => state.With(flag, Meet(Of(flag), other.Of(flag))));
    }

    public bool Equals(FlowState? other) => other is not null
        && Facts.Equals(other.Facts)
        && _flags.Count == other._flags.Count
        && _flags.All(known => other._flags.TryGetValue(known.Key, out var predicate) && predicate.Equals(known.Value));

    public override bool Equals(object? obj) => Equals(obj as FlowState);

    public override int GetHashCode() => (Facts.GetHashCode() * 31) + _flags.Count;

    private static Predicate Meet(Predicate one, Predicate other) =>
        new(one.WhenTrue.Or(other.WhenTrue), one.WhenFalse.Or(other.WhenFalse));
}
