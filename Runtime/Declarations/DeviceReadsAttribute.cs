namespace LayoutGen;

/// <summary>A part of a packet that the driver writes and the device reads (virtio 1.4, 2.7.4).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeviceReadsAttribute : Attribute;
