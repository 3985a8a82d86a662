namespace LayoutGen.Devices;

/// <summary>
/// A request without data: <see cref="BlkRequestType.Flush"/> (virtio 1.4, 5.2.6).
/// </summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct BlkFlushPacket
{
    /// <summary>What is requested.</summary>
    [DeviceReads]
    public partial BlkHeader Header { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial BlkStatus Status { get; }
}
