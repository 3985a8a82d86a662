namespace LayoutGen;

/// <summary>A part of a packet that the device writes and the driver reads (virtio 1.4, 2.7.4).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeviceWritesAttribute : Attribute;
