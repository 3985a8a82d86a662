namespace LayoutGen.Rings;

/// <summary>Where the three areas of a ring are in guest-physical memory (virtio 1.4, 2.6).</summary>
/// <param name="Descriptors">The descriptor area: a split ring's descriptor table, a packed ring's descriptors; on 16 bytes.</param>
/// <param name="Driver">
/// The driver area, which the driver writes: a split ring's available ring, on 2 bytes; a packed ring's driver event suppression
/// structure, on 4.
/// </param>
/// <param name="Device">
/// The device area, which the device writes: a split ring's used ring, a packed ring's device event suppression structure; on 4 bytes.
/// </param>
public readonly record struct RingAddresses(ulong Descriptors, ulong Driver, ulong Device);
