using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>What a buffer of a network device's transmit queue carries (virtio 1.4, 5.1.9.2).</summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct NetTxPacket
{
    /// <summary>The header; all zero where no offload is used.</summary>
    [DeviceReads]
    public partial NetHeader Header { get; }

    /// <summary>The Ethernet frame, without its checksum.</summary>
    [DeviceReads, MinimumSize(1514)]
    public partial Payload Frame { get; }
}
