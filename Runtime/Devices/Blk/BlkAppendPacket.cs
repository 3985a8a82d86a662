using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A request to append to a zone: <see cref="BlkRequestType.ZoneAppend"/> (virtio 1.4, 5.2.6). The device says where the data went.
/// </summary>
[VirtioPacket]
public readonly ref partial struct BlkAppendPacket
{
    /// <summary>What is requested, in the first sector of the zone.</summary>
    [DeviceReads]
    public partial BlkHeader Header { get; }

    /// <summary>The data.</summary>
    [DeviceReads]
    public partial Payload Data { get; }

    /// <summary>Where it went.</summary>
    [DeviceWrites]
    public partial BlkAppendResult Result { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial BlkStatus Status { get; }
}
