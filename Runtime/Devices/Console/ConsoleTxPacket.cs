using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// Characters for the device (virtio 1.4, 5.3.6).
/// </summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct ConsoleTxPacket
{
    /// <summary>The characters.</summary>
    [DeviceReads]
    public partial Payload Characters { get; }
}
