namespace LayoutGen.Generator.Model;

/// <summary>Alternatives of features, each of which is enough as a whole; without alternatives it always holds.</summary>
internal sealed record Condition(EquatableArray<EquatableArray<FeatureReference>> Alternatives)
{
    public static readonly Condition Always = new(EquatableArray<EquatableArray<FeatureReference>>.Empty);

    public bool IsAlways => Alternatives.Count == 0;

    public IEnumerable<FeatureReference> Features => Alternatives.SelectMany(all => all);

    public bool Holds(FeatureMask features) => IsAlways || Alternatives.Any(all => all.All(feature => features.Has(feature.Number)));

    /// <summary>The condition as people say it.</summary>
    public string Display => string.Join(" or ", Alternatives.Select(all => string.Join(" and ", all.Select(feature => feature.Display))));

    /// <summary>The condition as code, over a variable that has features.</summary>
    public string Code(string variable)
    {
        var alternatives = Alternatives.Select(all => string.Join(" && ", all.Select(feature => $"{variable}.Has({feature.Code})")));
        return string.Join(" || ", alternatives);
    }
}
