using LayoutGen.Generator.Model;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Everything the analysis knows at one point: the facts, and what each boolean value would add to them.</summary>
/// <param name="Facts">What is known of negotiated sets.</param>
/// <param name="Flags">What was known of them, and told by each boolean value, when it was stored.</param>
internal sealed record FlowState(Facts Facts, SubjectMap<Predicate> Flags)
{
    public static readonly FlowState Unreachable = At(Facts.Unreachable);

    public bool IsReachable => Facts.IsReachable;

    public static FlowState At(Facts facts) => new(facts, SubjectMap<Predicate>.Empty);

    /// <summary>What a boolean value tells.</summary>
    public Predicate Of(Subject flag) => Flags.Of(flag)?.Select(Facts.And) ?? Predicate.Unknown(Facts);

    public FlowState Assume(Facts facts) => facts.IsReachable ? this with { Facts = facts } : Unreachable;

    public FlowState With(Subject flag, Predicate predicate)
    {
        if (!IsReachable)
            return this;
        var isFollowed = Flags.Count < FlowLimits.Flags || Flags.Of(flag) is not null;
        return this with { Flags = Flags.With(flag, isFollowed ? predicate.Beyond(Facts) : null) };
    }

    public FlowState Without(Func<Subject, bool> forgotten) =>
        new(Facts.Without(forgotten), Flags.Without(forgotten).Select(told => told.Select(facts => facts.Without(forgotten))));

    public FlowState WithoutFlags(Func<Subject, bool> forgotten) => this with { Flags = Flags.Without(forgotten) };

    /// <summary>Some boolean values may have changed: what they tell is trusted, but not that they cannot be true, or false.</summary>
    public FlowState Reopened(Func<Subject, bool> changed) => this with
    {
        Flags = Flags.With(
            Flags.Subjects.Where(changed),
            flag => Of(flag).Select(facts => facts.IsReachable ? facts : Facts).Beyond(Facts)),
    };

    public FlowState Bounded(FeatureMask relevant) => Facts.IsUnbounded || Flags.Any(told => told.IsUnbounded)
        ? new(Facts.Bounded(relevant), Flags.Select(told => told.Select(facts => facts.Bounded(relevant))))
        : this;

    /// <summary>What is known where two paths meet.</summary>
    public FlowState Or(FlowState other)
    {
        if (!IsReachable || !other.IsReachable)
            return IsReachable ? this : other;
        var met = Facts.Or(other.Facts);
        // A flag that tells the same on both paths goes on to do so. It tells more only where it is true, or false, on one of two paths
        // that differ in what they know of other sets.
        var mayTellMore = Facts.DiffersInSeveral(other.Facts);
        var flags = Flags.Subjects.Concat(other.Flags.Subjects.Where(flag => Flags.Of(flag) is null)).Take(FlowLimits.Flags);
        return new(met, Flags.With(flags, flag => Flags.Of(flag) is { } told && !mayTellMore && told.Equals(other.Flags.Of(flag))
            ? told
            : Of(flag).Meet(other.Of(flag)).Beyond(met)));
    }
}
