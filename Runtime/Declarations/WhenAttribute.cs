namespace LayoutGen;

/// <summary>
/// A field of a header that exists only with certain features. One attribute asks for all the features it names; several
/// attributes are alternatives: any one of them is enough.
/// </summary>
/// <param name="features">Members of enums marked <see cref="VirtioFeaturesAttribute"/>, all of which must be negotiated.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class WhenAttribute(params object[] features) : Attribute
{
    /// <summary>The features that must all be negotiated.</summary>
    public IReadOnlyList<object> Features { get; } = features;
}
