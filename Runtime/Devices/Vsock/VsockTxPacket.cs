using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A packet for the device (virtio 1.4, 5.10.6).
/// </summary>
[VirtioPacket]
public readonly ref partial struct VsockTxPacket
{
    /// <summary>The header.</summary>
    [DeviceReads]
    public partial VsockHeader Header { get; }

    /// <summary>The data.</summary>
    [DeviceReads]
    public partial Payload Data { get; }
}
