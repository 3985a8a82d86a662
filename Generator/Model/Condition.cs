namespace LayoutGen.Generator.Model;

/// <summary>Alternatives of features, each of which is enough as a whole; without alternatives it always holds, unless a feature forbids it.</summary>
internal sealed record Condition(EquatableArray<EquatableArray<FeatureReference>> Alternatives)
{
    public static readonly Condition Always = new(EquatableArray<EquatableArray<FeatureReference>>.Empty);

    /// <summary>The features with any of which it does not hold.</summary>
    public EquatableArray<FeatureReference> None { get; init; } = EquatableArray<FeatureReference>.Empty;

    public bool IsAlways => Alternatives.Count == 0 && None.Count == 0;

    public IEnumerable<FeatureReference> Features => Alternatives.SelectMany(all => all).Concat(None);

    /// <summary>The one feature that most conditions are; null for another condition.</summary>
    private FeatureReference? Only => None.Count == 0 && Alternatives is [[var only]] ? only : null;

    /// <summary>Asked for every field with every feature set.</summary>
    public bool Holds(FeatureMask features)
    {
        foreach (var feature in None)
            if (features.Has(feature.Number))
                return false;
        foreach (var all in Alternatives)
            if (features.Contains(Mask(all)))
                return true;
        return Alternatives.Count == 0;
    }

    /// <summary>The condition as people say it, after "with".</summary>
    public string Display
    {
        get
        {
            if (Only is { } only)
                return only.Display;
            var any = string.Join(" or ", Alternatives.Select(all => string.Join(" and ", all.Select(feature => feature.Display))));
            var none = string.Join(" and ", None.Select(feature => $"no {feature.Display}"));
            return any.Length > 0 && none.Length > 0 ? $"{any}, and {none}" : any + none;
        }
    }

    /// <summary>The condition as code, over a variable that has features.</summary>
    public string Code(string variable)
    {
        if (Only is { } only)
            return Has(only);
        var any = string.Join(" || ", Alternatives.Select(all => string.Join(" && ", all.Select(Has))));
        var none = string.Join(" && ", None.Select(feature => $"!{Has(feature)}"));
        return any.Length > 0 && none.Length > 0 ? $"({any}) && {none}" : any + none;

        string Has(FeatureReference feature) => $"{variable}.Has({feature.Code})";
    }

    private static FeatureMask Mask(EquatableArray<FeatureReference> features)
    {
        var mask = default(FeatureMask);
        foreach (var feature in features)
            mask |= FeatureMask.Of(feature.Number);
        return mask;
    }
}
