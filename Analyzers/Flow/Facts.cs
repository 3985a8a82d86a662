using System.Collections.Immutable;
using LayoutGen.Generator.Model;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What is known at one point: of each negotiated set, and of every set by the contract of the enclosing member.</summary>
internal sealed class Facts : IEquatable<Facts>
{
    public static readonly Facts Nothing = new(FeatureCases.Any, ImmutableDictionary<Subject, FeatureCases>.Empty);

    public static readonly Facts Unreachable = new(FeatureCases.None, ImmutableDictionary<Subject, FeatureCases>.Empty);

    private readonly FeatureCases _ambient;
    private readonly ImmutableDictionary<Subject, FeatureCases> _bySubject;

    private Facts(FeatureCases ambient, ImmutableDictionary<Subject, FeatureCases> bySubject)
    {
        _ambient = ambient;
        _bySubject = bySubject;
    }

    public bool IsReachable => !_ambient.IsNone;

    public FeatureCases Of(Subject? subject) =>
        subject is not null && _bySubject.TryGetValue(subject, out var cases) ? cases : FeatureCases.Any;

    /// <summary>Whether a condition holds for a set; for no particular one, whether the enclosing contract gives it.</summary>
    public bool Prove(Condition condition, Subject? subject) => _ambient.And(Of(subject)).Proves(condition);

    public bool ProveForAny(Condition condition) =>
        Prove(condition, null) || _bySubject.Keys.Any(subject => Prove(condition, subject));

    /// <summary>Whether cases are known of a set; for no particular one, of any.</summary>
    public bool Imply(FeatureCases cases, Subject? subject) => _ambient.And(Of(subject)).Imply(cases)
        || (subject is null && _bySubject.Keys.Any(known => Imply(cases, known)));

    /// <summary>What is known of a set, with what the contract of the enclosing member gives.</summary>
    public FeatureCases Known(FeatureCases ofSet) => _ambient.And(ofSet);

    public Facts AndAmbient(FeatureCases cases)
    {
        var ambient = _ambient.And(cases);
        return ambient.IsNone ? Unreachable : With(ambient, _bySubject);
    }

    public Facts And(Subject subject, FeatureCases cases)
    {
        var known = Of(subject).And(cases);
        if (!IsReachable || known.IsNone)
            return Unreachable;
        return known.IsAny ? this : With(_ambient, _bySubject.SetItem(subject, known));
    }

    public Facts And(Facts other) => Equals(other)
        ? this
        : other._bySubject.Aggregate(AndAmbient(other._ambient), (facts, known) => facts.And(known.Key, known.Value));

    public Facts Or(Facts other)
    {
        if (!IsReachable)
            return other;
        if (!other.IsReachable || Equals(other))
            return this;
        var common = new Facts(_ambient.Or(other._ambient), ImmutableDictionary<Subject, FeatureCases>.Empty);
        return _bySubject.Keys.Aggregate(common, (facts, subject) => facts.And(subject, Of(subject).Or(other.Of(subject))));
    }

    public Facts Without(Func<Subject, bool> forgotten) => With(_ambient, _bySubject.RemoveRange(_bySubject.Keys.Where(forgotten)));

    public Facts Bounded(FeatureMask relevant)
    {
        var bounded = _bySubject.ToBuilder();
        foreach (var known in _bySubject.Where(known => known.Value.IsUnbounded))
            bounded[known.Key] = known.Value.Bounded(relevant);
        return With(_ambient.Bounded(relevant), bounded.ToImmutable());
    }

    public bool Equals(Facts? other) => other is not null && (ReferenceEquals(this, other) || HasSame(other));

    public override bool Equals(object? obj) => Equals(obj as Facts);

    public override int GetHashCode() => (_ambient.GetHashCode() * 31) + _bySubject.Count;

    /// <summary>The same facts if nothing changed, so that states which share them are told to be equal at a glance.</summary>
    private Facts With(FeatureCases ambient, ImmutableDictionary<Subject, FeatureCases> bySubject) =>
        ambient.Equals(_ambient) && ReferenceEquals(bySubject, _bySubject) ? this : new(ambient, bySubject);

    private bool HasSame(Facts other) => _ambient.Equals(other._ambient)
        && _bySubject.Count == other._bySubject.Count
        && _bySubject.All(known => known.Value.Equals(other.Of(known.Key)));
}
