namespace LayoutGen;

/// <summary>
/// Declares the features of a device type: every member of the enum is a feature, its value the feature's bit number, 0 to 127
/// (virtio 1.4, 2.2). A member that needs others says so with <see cref="RequiresFeatureAttribute"/>.
/// </summary>
/// <remarks>
/// A device type has the numbers 0 to 23, 41, 42 and 50 to 127; others belong to all device types (<see cref="Feature"/>), or to later
/// versions of the specification.
/// </remarks>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class VirtioFeaturesAttribute : Attribute
{
    /// <summary>Whether these features are not one device type's, but such as all device types share.</summary>
    public bool AreShared { get; init; }
}
