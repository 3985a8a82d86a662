using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Layout;

/// <summary>The feature sets that can be negotiated, as far as a declaration's conditions tell them apart.</summary>
internal sealed class FeatureSets
{
    /// <summary>More features in the conditions of one declaration would make more sets than anybody can read.</summary>
    public const int MaximumFeatures = 12;

    /// <summary>Conditional fields, and layouts, are the bits of an integer in generated code.</summary>
    public const int MaximumBits = 64;

    private readonly IReadOnlyList<FeatureReference> _features;
    private readonly List<FeatureMask> _sets = [];

    public FeatureSets(IEnumerable<HeaderDeclaration> headers)
    {
        var all = headers.ToList();
        _features = DistinctFeatures(all);
        var decided = _features.Aggregate(default(FeatureMask), (mask, feature) => mask | FeatureMask.Of(feature.Number));
        var reachability = new Reachability(all.SelectMany(header => header.Requirements), decided);
        for (var subset = 0; subset < 1 << _features.Count; subset++)
        {
            var mask = Mask(subset);
            if (reachability.CanBeNegotiated(mask))
                _sets.Add(mask);
        }
    }

    public IReadOnlyList<FeatureMask> All => _sets;

    /// <summary>The smallest of some sets, in words: those that contain no other of them.</summary>
    public string Describe(IReadOnlyCollection<FeatureMask> sets)
    {
        var smallest = sets.Where(set => !sets.Any(other => other != set && set.Contains(other)));
        return string.Join(" or ", smallest.Select(Describe));
    }

    /// <summary>The features of conditions, and VERSION_1, which decides between legacy and modern.</summary>
    public static IReadOnlyList<FeatureReference> DistinctFeatures(IEnumerable<HeaderDeclaration> headers)
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
        var names = _features.Where(feature => set.Has(feature.Number)).Select(feature => feature.Display).ToList();
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
