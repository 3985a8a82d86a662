using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// Random bytes (virtio 1.4, 5.4.6). Only those that the device says it has written are random.
/// </summary>
[VirtioPacket]
public readonly ref partial struct EntropyPacket
{
    /// <summary>The bytes.</summary>
    [DeviceWrites]
    public partial Payload Bytes { get; }
}
