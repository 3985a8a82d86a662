using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A control message for the device (virtio 1.4, 5.3.6.2). Legacy framing wants all of it in one descriptor (virtio 1.4, 5.3.6.4).
/// </summary>
[VirtioPacket(LegacyCut = LegacyCut.OneDescriptor, IgnoresUsedLength = true)]
public readonly ref partial struct ConsoleControlTxPacket
{
    /// <summary>What is said.</summary>
    [DeviceReads]
    public partial ConsoleControl Message { get; }

    /// <summary>Nothing with all messages that there are.</summary>
    [DeviceReads]
    public partial Payload Detail { get; }
}
