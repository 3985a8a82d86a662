namespace LayoutGen;

/// <summary>
/// What is negotiated when a call returns. One attribute promises all the features it names; several attributes promise that at least
/// one of them holds. On a method it is about the negotiated set that the call is given or that its object has, on a parameter about
/// that argument's, on a return value about the returned one. The analyzers believe it at every call, and hold the body against it.
/// </summary>
/// <param name="features">Members of enums marked <see cref="VirtioFeaturesAttribute"/>, all of which are negotiated.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.ReturnValue, AllowMultiple = true)]
public sealed class EnsuresFeatureAttribute(params object[] features) : Attribute
{
    /// <summary>The features that are all negotiated.</summary>
    public IReadOnlyList<object> Features { get; } = features;
}
