namespace LayoutGen;

/// <summary>
/// Declares what one buffer of a queue carries: every partial property of the struct is a part, in order. A part is a header
/// (a struct marked <see cref="VirtioHeaderAttribute"/>) or a <see cref="Queues.Payload"/>.
/// </summary>
/// <remarks>Parts that the device reads come before parts that it writes (virtio 1.4, 2.7.4.2).</remarks>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class VirtioPacketAttribute : Attribute;
