namespace LayoutGen;

/// <summary>
/// What is negotiated when a call returns the given value: for methods that try something, and say by their result whether they could.
/// It means the same as <see cref="EnsuresFeatureAttribute"/> otherwise, and is verified in the same way.
/// </summary>
/// <param name="returnValue">The value, returned by the method, with which the promise holds.</param>
/// <param name="features">Members of enums marked <see cref="VirtioFeaturesAttribute"/>, all of which are negotiated.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class EnsuresFeatureWhenAttribute(bool returnValue, params object[] features) : Attribute
{
    /// <summary>The value with which the promise holds.</summary>
    public bool ReturnValue { get; } = returnValue;

    /// <summary>The features that are all negotiated.</summary>
    public IReadOnlyList<object> Features { get; } = features;
}
