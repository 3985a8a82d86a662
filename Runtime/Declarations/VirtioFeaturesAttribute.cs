namespace LayoutGen;

/// <summary>
/// Declares the features of a device type: every member of the enum is a feature, its value the feature's bit number, 0 to 127
/// (virtio 1.4, 2.2). A member that needs others says so with <see cref="RequiresFeatureAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class VirtioFeaturesAttribute : Attribute;
