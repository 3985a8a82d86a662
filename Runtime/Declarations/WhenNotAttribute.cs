namespace LayoutGen;

/// <summary>
/// A field that does not exist with any of some features. Beside <see cref="WhenAttribute"/> it makes an exception of what that allows.
/// </summary>
/// <param name="features">Members of enums marked <see cref="VirtioFeaturesAttribute"/>, none of which may be negotiated.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class WhenNotAttribute(params object[] features) : Attribute
{
    /// <summary>The features none of which may be negotiated.</summary>
    public IReadOnlyList<object> Features { get; } = features;
}
