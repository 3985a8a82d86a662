namespace LayoutGen.Devices;

/// <summary>
/// A request for what is left of the device's life: <see cref="BlkRequestType.GetLifetime"/> (virtio 1.4, 5.2.6).
/// </summary>
[VirtioPacket]
public readonly ref partial struct BlkLifetimePacket
{
    /// <summary>What is requested.</summary>
    [DeviceReads]
    public partial BlkHeader Header { get; }

    /// <summary>What is left.</summary>
    [DeviceWrites]
    public partial BlkLifetime Lifetime { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial BlkStatus Status { get; }
}
