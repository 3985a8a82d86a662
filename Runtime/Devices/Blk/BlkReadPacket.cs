using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A request whose data the device writes: <see cref="BlkRequestType.In"/>, <see cref="BlkRequestType.GetId"/> and others (virtio 1.4, 5.2.6).
/// The status is the last byte of the buffer, however much data there is.
/// </summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct BlkReadPacket
{
    /// <summary>What is requested.</summary>
    [DeviceReads]
    public partial BlkHeader Header { get; }

    /// <summary>The data.</summary>
    [DeviceWrites]
    public partial Payload Data { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial BlkStatus Status { get; }
}
