using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>What a buffer of a network device's receive queue carries (virtio 1.4, 5.1.9.3).</summary>
[VirtioPacket]
public readonly ref partial struct NetRxPacket
{
    /// <summary>The header, which the device fills.</summary>
    [DeviceWrites]
    public partial NetHeader Header { get; }

    /// <summary>The Ethernet frame, without its checksum: at least 1514 bytes of room (5.1.9.3.1).</summary>
    [DeviceWrites, MinimumSize(1514)]
    public partial Payload Frame { get; }
}
