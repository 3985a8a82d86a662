using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A packet for the driver (virtio 1.4, 5.10.6).
/// </summary>
[VirtioPacket]
public readonly ref partial struct VsockRxPacket
{
    /// <summary>The header.</summary>
    [DeviceWrites]
    public partial VsockHeader Header { get; }

    /// <summary>The data.</summary>
    [DeviceWrites]
    public partial Payload Data { get; }
}
