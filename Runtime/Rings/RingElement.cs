namespace LayoutGen.Rings;

/// <summary>One element of a buffer: a contiguous range that one side writes and the other reads (virtio 1.4, 2.7.5).</summary>
/// <param name="Address">The guest-physical address; untrusted where the other side wrote it.</param>
/// <param name="Length">The number of bytes; untrusted likewise, and possibly 0.</param>
/// <param name="DeviceWrites">Whether the device writes the element; else it only reads it.</param>
public readonly record struct RingElement(ulong Address, uint Length, bool DeviceWrites);
