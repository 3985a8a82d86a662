namespace LayoutGen;

/// <summary>
/// A boolean member that, where it is true, proves that features are negotiated. One attribute proves all the features it names;
/// several attributes prove that at least one of them holds. False proves nothing, unless <see cref="IsExact"/> is set. On a parameter
/// of a method that returns a boolean value it is about that argument's negotiated set.
/// </summary>
/// <param name="features">Members of enums marked <see cref="VirtioFeaturesAttribute"/>, all of which are negotiated.</param>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter,
    AllowMultiple = true)]
public sealed class GuardsFeatureAttribute(params object[] features) : Attribute
{
    /// <summary>The features that are all negotiated where the member is true.</summary>
    public IReadOnlyList<object> Features { get; } = features;

    /// <summary>
    /// Whether the member tests nothing else: where it is false, these features are not all negotiated. By default a guard may test more.
    /// </summary>
    public bool IsExact { get; set; }
}
