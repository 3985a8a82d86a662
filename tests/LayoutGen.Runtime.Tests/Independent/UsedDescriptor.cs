namespace VirtioSpecification;

/// <summary>A used descriptor of a packed ring (virtio 1.4, 2.8.3); the length is null where it means nothing (2.8.4).</summary>
public sealed record UsedDescriptor(ushort Id, uint? Length);
