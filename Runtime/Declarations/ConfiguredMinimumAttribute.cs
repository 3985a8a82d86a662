namespace LayoutGen;

/// <summary>
/// A payload whose minimum the device's configuration may raise: a receive buffer of a network device holds a frame of the MTU (virtio
/// 1.4, 5.1.4.2). <see cref="Layouts.PartSizes"/> says it when a queue is opened. It counts beside those that
/// <see cref="MinimumSizeAttribute"/> declares, and is waived with them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConfiguredMinimumAttribute : Attribute;
