using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Layout;

/// <summary>The feature sets that can be negotiated, as far as a declaration's conditions tell them apart.</summary>
internal sealed class FeatureSets
{
    /// <summary>More features in the conditions of one declaration would make more sets than anybody can read.</summary>
    public const int MaximumFeatures = 12;

    /// <summary>Conditional fields, and layouts, are the bits of an integer in generated code.</summary>
    public const int MaximumBits = 64;

    private readonly List<FeatureReference> _features;
    private readonly List<FeatureMask> _sets = [];

    public FeatureSets(IEnumerable<HeaderDeclaration> headers)
    {
        var all = headers.ToList();
        _features = DistinctFeatures(all);
        var subsets = 1 << _features.Count;
        var reachability = new Reachability(all.SelectMany(header => header.Requirements), decided: Mask(subsets - 1));
        for (var subset = 0; subset < subsets; subset++)
        {
            var mask = Mask(subset);
            if (reachability.CanBeNegotiated(mask))
                _sets.Add(mask);
        }
    }

    public IReadOnlyList<FeatureMask> All => _sets;

    /// <summary>The smallest of some sets, in words: those that contain no other of them.</summary>
    public string Describe(List<FeatureMask> sets)
    {
        List<string> smallest = [];
        foreach (var set in sets)
            if (!sets.Exists(other => other != set && set.Contains(other)))
                smallest.Add(Describe(set));
        return string.Join(" or ", smallest);
    }

    /// <summary>The features of conditions, and VERSION_1, which decides between legacy and modern.</summary>
    public static List<FeatureReference> DistinctFeatures(IEnumerable<HeaderDeclaration> headers)
    {
        List<FeatureReference> features = [];
        foreach (var header in headers)
            foreach (var field in header.Fields)
                if (!field.Condition.IsAlways)
                    foreach (var feature in field.Condition.Features)
                        Add(feature);
        Add(FeatureReference.Version1);
        features.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        return features;

        void Add(FeatureReference feature)
        {
            if (!features.Exists(other => other.Number == feature.Number))
                features.Add(feature);
        }
    }

    private string Describe(FeatureMask set)
    {
        List<string> names = [];
        foreach (var feature in _features)
            if (set.Has(feature.Number))
                names.Add(feature.Display);
        return names.Count == 0 ? "no feature" : string.Join(" and ", names);
    }

    private FeatureMask Mask(int subset)
    {
        var mask = default(FeatureMask);
        for (var index = 0; index < _features.Count; index++)
            if ((subset >> index & 1) != 0)
                mask |= FeatureMask.Of(_features[index].Number);
        return mask;
    }
}
