namespace LayoutGen.Rings;

/// <summary>Where the three areas of a split ring are in guest-physical memory (virtio 1.4, 2.7).</summary>
/// <param name="Descriptors">The descriptor table, on 16 bytes.</param>
/// <param name="Available">The available ring, which the driver writes, on 2 bytes.</param>
/// <param name="Used">The used ring, which the device writes, on 4 bytes.</param>
public readonly record struct SplitRingAddresses(ulong Descriptors, ulong Available, ulong Used);
