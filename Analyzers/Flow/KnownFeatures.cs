using LayoutGen.Generator.Model;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What one case knows of one negotiated set: features that are on, and features that are off.</summary>
internal readonly record struct KnownFeatures(FeatureMask On, FeatureMask Off) : IComparable<KnownFeatures>
{
    public bool IsContradictory => !(On & Off).IsEmpty;

    public KnownFeatures And(KnownFeatures other) => new(On | other.On, Off | other.Off);

    public KnownFeatures Common(KnownFeatures other) => new(On & other.On, Off & other.Off);

    public KnownFeatures Only(FeatureMask features) => new(On & features, Off & features);

    /// <summary>Whether everything known here is known there too.</summary>
    public bool Covers(KnownFeatures other) => other.On.Contains(On) && other.Off.Contains(Off);

    /// <summary>Two cases that differ in one feature alone, on here and off there, are one case that does not mention it.</summary>
    public bool TryCancel(KnownFeatures other, out KnownFeatures cancelled)
    {
        var opposed = (On & other.Off) | (Off & other.On);
        cancelled = Only(~opposed);
        return opposed.IsSingle && cancelled == other.Only(~opposed);
    }

    public int CompareTo(KnownFeatures other) => On.CompareTo(other.On) is var order and not 0 ? order : Off.CompareTo(other.Off);
}
