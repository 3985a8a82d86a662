namespace LayoutGen.Analyzers.Flow;

/// <summary>
/// What is known of each of several subjects. A change makes another map, or the same one if nothing differs: so most comparisons of
/// what is known on two paths end at a glance.
/// </summary>
internal sealed class SubjectMap<T> : IEquatable<SubjectMap<T>>
    where T : class, IEquatable<T>
{
    public static readonly SubjectMap<T> Empty = new([]);

    private readonly Dictionary<Subject, T> _values;

    private SubjectMap(Dictionary<Subject, T> values) => _values = values;

    public int Count => _values.Count;

    public Dictionary<Subject, T>.KeyCollection Subjects => _values.Keys;

    public T? Of(Subject subject) => _values.TryGetValue(subject, out var value) ? value : null;

    /// <summary>What is known after a change of one value; null makes it unknown.</summary>
    public SubjectMap<T> With(Subject subject, T? value) => With([subject], _ => value);

    public SubjectMap<T> Without(Func<Subject, bool> forgotten)
    {
        // Most often there is nothing to forget, and this is asked for every fact at every write.
        foreach (var subject in _values.Keys)
            if (forgotten(subject))
                return With(Subjects.Where(forgotten), _ => null);
        return this;
    }

    public SubjectMap<T> Select(Func<T, T?> change) => With(Subjects, subject => change(_values[subject]));

    /// <summary>What is known after a change of several values; null makes one unknown.</summary>
    public SubjectMap<T> With(IEnumerable<Subject> subjects, Func<Subject, T?> change)
    {
        Dictionary<Subject, T>? changed = null;
        foreach (var subject in subjects)
        {
            var value = change(subject);
            if (Equals(value, Of(subject)))
                continue;
            changed ??= new(_values);
            if (value is null)
                changed.Remove(subject);
            else
                changed[subject] = value;
        }
        return changed is null ? this : new(changed);
    }

    public bool Any(Func<T, bool> predicate)
    {
        foreach (var value in _values.Values)
            if (predicate(value))
                return true;
        return false;
    }

    public bool Equals(SubjectMap<T>? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (Count != other?.Count)
            return false;
        foreach (var entry in _values)
            if (!Equals(entry.Value, other.Of(entry.Key)))
                return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as SubjectMap<T>);

    public override int GetHashCode() => Count;
}
