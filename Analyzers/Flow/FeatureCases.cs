using System.Collections.Immutable;
using LayoutGen.Generator.Model;

namespace LayoutGen.Analyzers.Flow;

/// <summary>
/// What is known of one negotiated set, as the cases that are possible. One of two alternatives being negotiated stays known where
/// paths meet, which a mask of the features common to both paths would forget.
/// </summary>
internal sealed class FeatureCases : IEquatable<FeatureCases>
{
    /// <summary>Nothing is known: every set is possible.</summary>
    public static readonly FeatureCases Any = new([default]);

    /// <summary>No set is possible: the code is not reached.</summary>
    public static readonly FeatureCases None = new([]);

    private readonly ImmutableArray<KnownFeatures> _cases;

    private FeatureCases(ImmutableArray<KnownFeatures> cases) => _cases = cases;

    public bool IsAny => _cases is [var one] && one == default;

    /// <summary>The cases, or null if they are <see cref="Any"/>.</summary>
    public FeatureCases? OrNull => IsAny ? null : this;

    public bool IsNone => _cases.IsEmpty;

    public bool IsUnbounded => _cases.Length > FlowLimits.Cases;

    public static FeatureCases WithOn(FeatureMask features) => new([new(features, default)]);

    public static FeatureCases WithOff(FeatureMask features) => new([new(default, features)]);

    /// <summary>Both; or, where that would be too many cases, the one that says more with fewer.</summary>
    public FeatureCases And(FeatureCases other) => Imply(other) ? this
        : other.Imply(this) ? other
        : _cases.Length * other._cases.Length > FlowLimits.CasesTogether ? (_cases.Length <= other._cases.Length ? this : other)
        : Normalise(_cases.SelectMany(one => other._cases.Select(one.And)));

    public FeatureCases Or(FeatureCases other) => other.Imply(this) ? this
        : Imply(other) ? other
        : Normalise(_cases.Concat(other._cases));

    public bool Proves(Condition condition) => _cases.All(one => condition.IsMetBy(one.On));

    /// <summary>Whether other cases are known wherever these are.</summary>
    public bool Imply(FeatureCases other) => _cases.All(one => other._cases.Any(weaker => weaker.Covers(one)));

    /// <summary>At most <see cref="FlowLimits.Cases"/> cases: first without the features that no proof asks for.</summary>
    public FeatureCases Bounded(FeatureMask relevant)
    {
        if (!IsUnbounded)
            return this;
        var projected = Normalise(_cases.Select(one => one.Only(relevant)));
        return projected.IsUnbounded ? new([projected._cases.Aggregate((one, other) => one.Common(other))]) : projected;
    }

    public bool Equals(FeatureCases? other) => other is not null && (_cases == other._cases || _cases.SequenceEqual(other._cases));

    public override bool Equals(object? obj) => Equals(obj as FeatureCases);

    public override int GetHashCode() => _cases.Aggregate(0, (hash, one) => (hash * 31) + one.GetHashCode());

    private static FeatureCases Normalise(IEnumerable<KnownFeatures> cases)
    {
        var kept = new List<KnownFeatures>();
        var pending = new Stack<KnownFeatures>(cases.Where(one => !one.IsContradictory));
        while (pending.Count > 0)
        {
            var one = pending.Pop();
            if (kept.Any(weaker => weaker.Covers(one)))
                continue;
            kept.RemoveAll(one.Covers);
            KnownFeatures cancelled = default;
            var partner = kept.FindIndex(other => other.TryCancel(one, out cancelled));
            if (partner < 0)
            {
                kept.Add(one);
                continue;
            }
            kept.RemoveAt(partner);
            pending.Push(cancelled);
        }
        kept.Sort();
        return new([.. kept]);
    }
}
