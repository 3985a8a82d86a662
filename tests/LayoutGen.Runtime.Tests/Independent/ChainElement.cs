namespace VirtioSpecification;

/// <summary>One descriptor of a chain (virtio 1.4, 2.7.5).</summary>
public sealed record ChainElement(ulong Address, uint Length, bool DeviceWrites);
