using System.Collections.Immutable;
using LayoutGen.Generator.Model;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Everything the analysis knows at one point: the facts, and what each boolean value would add to them.</summary>
internal sealed class FlowState : IEquatable<FlowState>
{
    public static readonly FlowState Unreachable = At(Facts.Unreachable);

    private readonly ImmutableDictionary<Subject, Predicate> _flags;

    private FlowState(Facts facts, ImmutableDictionary<Subject, Predicate> flags)
    {
        Facts = facts;
        _flags = flags;
    }

    public Facts Facts { get; }

    public bool IsReachable => Facts.IsReachable;

    public static FlowState At(Facts facts) => new(facts, ImmutableDictionary<Subject, Predicate>.Empty);

    /// <summary>What a boolean value tells.</summary>
    public Predicate Of(Subject flag) => _flags.TryGetValue(flag, out var predicate)
        ? predicate.Select(Facts.And)
        : Predicate.Unknown(Facts);

    public FlowState Assume(Facts facts) => facts.IsReachable ? new(facts, _flags) : Unreachable;

    public FlowState With(Subject flag, Predicate predicate)
    {
        if (!IsReachable)
            return this;
        var tells = !predicate.WhenTrue.Equals(Facts) || !predicate.WhenFalse.Equals(Facts);
        var isFollowed = tells && (_flags.Count < FlowLimits.Flags || _flags.ContainsKey(flag));
        return new(Facts, isFollowed ? _flags.SetItem(flag, predicate) : _flags.Remove(flag));
    }

    public FlowState Without(Func<Subject, bool> forgotten) => Select(
        _flags.RemoveRange(_flags.Keys.Where(forgotten)),
        facts => facts.Without(forgotten));

    /// <summary>Some boolean values may have changed: what they tell is trusted, but not that they cannot be true, or false.</summary>
    public FlowState Reopened(Func<Subject, bool> changed) => _flags.Keys.Where(changed)
        .Aggregate(this, (state, flag) => state.With(flag, state.Of(flag).Select(facts => facts.IsReachable ? facts : Facts)));

    public FlowState Bounded(FeatureMask relevant) => Select(_flags, facts => facts.Bounded(relevant));

    /// <summary>What is known where two paths meet.</summary>
    public FlowState Or(FlowState other)
    {
        if (!IsReachable || !other.IsReachable)
            return IsReachable ? this : other;
        var met = At(Facts.Or(other.Facts));
        return _flags.Keys.Union(other._flags.Keys).Aggregate(met, (state, flag) => state.With(flag, Of(flag).Meet(other.Of(flag))));
    }

    public bool Equals(FlowState? other) => other is not null
        && Facts.Equals(other.Facts)
        && _flags.Count == other._flags.Count
        && _flags.All(known => other._flags.TryGetValue(known.Key, out var predicate) && predicate.Equals(known.Value));

    public override bool Equals(object? obj) => Equals(obj as FlowState);

    public override int GetHashCode() => (Facts.GetHashCode() * 31) + _flags.Count;

    private FlowState Select(ImmutableDictionary<Subject, Predicate> flags, Func<Facts, Facts> change)
    {
        var changed = flags.ToBuilder();
        foreach (var known in flags)
            if (known.Value.Select(change) is var predicate && !ReferenceEquals(predicate, known.Value))
                changed[known.Key] = predicate;
        return new(change(Facts), changed.ToImmutable());
    }
}
