using LayoutGen.Generator.Model;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What is known at one point: of each negotiated set, and of every set by the contract of the enclosing member.</summary>
internal sealed class Facts : IEquatable<Facts>
{
    public static readonly Facts Nothing = new(FeatureCases.Any, SubjectMap<FeatureCases>.Empty);

    public static readonly Facts Unreachable = new(FeatureCases.None, SubjectMap<FeatureCases>.Empty);

    private readonly FeatureCases _ambient;
    private readonly SubjectMap<FeatureCases> _bySubject;

    private Facts(FeatureCases ambient, SubjectMap<FeatureCases> bySubject)
    {
        _ambient = ambient;
        _bySubject = bySubject;
        IsUnbounded = ambient.IsUnbounded || bySubject.Any(cases => cases.IsUnbounded);
    }

    public bool IsReachable => !_ambient.IsNone;

    public bool IsUnbounded { get; }

    public FeatureCases Of(Subject? subject) =>
        (subject is null ? null : _bySubject.Of(subject)) ?? FeatureCases.Any;

    /// <summary>Whether a condition holds for a set; for no particular one, whether the enclosing contract gives it.</summary>
    public bool Prove(Condition condition, Subject? subject) => _ambient.And(Of(subject)).Proves(condition);

    /// <summary>Whether a condition holds for one of several sets.</summary>
    public bool ProveForAny(Condition condition, Func<Subject, bool> counts) =>
        Prove(condition, null) || _bySubject.Subjects.Any(subject => Prove(condition, subject) && counts(subject));

    /// <summary>Whether cases are known of a set; for no particular one, of any.</summary>
    public bool Imply(FeatureCases cases, Subject? subject) => _ambient.And(Of(subject)).Imply(cases)
        || (subject is null && _bySubject.Subjects.Any(known => Imply(cases, known)));

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
        return !IsReachable || known.IsNone ? Unreachable : With(_ambient, _bySubject.With(subject, known.OrNull));
    }

    public Facts And(Facts other) => Equals(other)
        ? this
        : other._bySubject.Subjects.Aggregate(AndAmbient(other._ambient), (facts, subject) => facts.And(subject, other.Of(subject)));

    public Facts Or(Facts other)
    {
        if (!IsReachable)
            return other;
        if (!other.IsReachable || Equals(other))
            return this;
        return With(
            _ambient.Or(other._ambient),
            _bySubject.With(_bySubject.Subjects, subject => Of(subject).Or(other.Of(subject)).OrNull));
    }

    public Facts Without(Func<Subject, bool> forgotten) => With(_ambient, _bySubject.Without(forgotten));

    public Facts Bounded(FeatureMask relevant) =>
        IsUnbounded ? With(_ambient.Bounded(relevant), _bySubject.Select(cases => cases.Bounded(relevant).OrNull)) : this;

    /// <summary>Whether other facts know something else of more than one set.</summary>
    public bool DiffersInSeveral(Facts other) => !_ambient.Equals(other._ambient)
        || _bySubject.Subjects.Union(other._bySubject.Subjects).Where(subject => !Of(subject).Equals(other.Of(subject))).Skip(1).Any();

    public bool Equals(Facts? other) => other is not null
        && (ReferenceEquals(this, other) || (_ambient.Equals(other._ambient) && _bySubject.Equals(other._bySubject)));

    public override bool Equals(object? obj) => Equals(obj as Facts);

    public override int GetHashCode() => (_ambient.GetHashCode() * 31) + _bySubject.GetHashCode();

    /// <summary>The same facts if nothing changed, so that states which share them are told to be equal at a glance.</summary>
    private Facts With(FeatureCases ambient, SubjectMap<FeatureCases> bySubject) =>
        ambient.Equals(_ambient) && ReferenceEquals(bySubject, _bySubject) ? this : new(ambient, bySubject);
}
