namespace LayoutGen;

/// <summary>
/// What must be negotiated before the member may be used. One attribute asks for all the features it names; several attributes are
/// alternatives: any one of them is enough. On a member of a feature enum it is the requirement of that feature (virtio 1.4, 2.2.1);
/// on a method, property or constructor the analyzers ask every caller for the proof, and take it as given in the body. On a class or
/// structure it is the requirement of its constructors and static members, and given in all of it. On a parameter it is about that
/// argument's negotiated set.
/// </summary>
/// <param name="features">Members of enums marked <see cref="VirtioFeaturesAttribute"/>, all of which must be negotiated.</param>
[AttributeUsage(
    AttributeTargets.Field | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor
        | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Parameter,
    AllowMultiple = true)]
public sealed class RequiresFeatureAttribute(params object[] features) : Attribute
{
    /// <summary>The features that must all be negotiated.</summary>
    public IReadOnlyList<object> Features { get; } = features;
}
