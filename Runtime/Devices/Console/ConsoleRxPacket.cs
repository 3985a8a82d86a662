using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// Characters for the driver (virtio 1.4, 5.3.6).
/// </summary>
[VirtioPacket]
public readonly ref partial struct ConsoleRxPacket
{
    /// <summary>The characters.</summary>
    [DeviceWrites]
    public partial Payload Characters { get; }
}
