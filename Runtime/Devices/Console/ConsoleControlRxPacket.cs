using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A control message for the driver (virtio 1.4, 5.3.6.2). Legacy framing wants all of it in one descriptor (virtio 1.4, 5.3.6.4).
/// </summary>
[VirtioPacket(LegacyCut = LegacyCut.OneDescriptor)]
public readonly ref partial struct ConsoleControlRxPacket
{
    /// <summary>What is said.</summary>
    [DeviceWrites]
    public partial ConsoleControl Message { get; }

    /// <summary>The name of a port in UTF-8, or a <see cref="ConsoleSize"/>; nothing with most messages.</summary>
    [DeviceWrites]
    public partial Payload Detail { get; }
}
