namespace LayoutGen.Devices;

/// <summary>How worn a block device is (virtio 1.4, 5.2.6).</summary>
[VirtioHeader(Size = 6)]
public readonly ref partial struct BlkLifetime
{
    /// <summary>How much of the reserved blocks is used up.</summary>
    public partial ushort PreEolInfo { get; set; }

    /// <summary>Estimated wear of blocks with one bit in a cell, in tenths.</summary>
    public partial ushort DeviceLifetimeEstTypA { get; set; }

    /// <summary>Estimated wear of blocks with several bits in a cell, in tenths.</summary>
    public partial ushort DeviceLifetimeEstTypB { get; set; }
}
