using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A request whose data the device reads: <see cref="BlkRequestType.Out"/>, <see cref="BlkRequestType.Discard"/> and others (virtio 1.4, 5.2.6).
/// </summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct BlkWritePacket
{
    /// <summary>What is requested.</summary>
    [DeviceReads]
    public partial BlkHeader Header { get; }

    /// <summary>The data, or ranges of sectors: <see cref="BlkRange"/>.</summary>
    [DeviceReads]
    public partial Payload Data { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial BlkStatus Status { get; }
}
