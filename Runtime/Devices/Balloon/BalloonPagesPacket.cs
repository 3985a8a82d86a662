using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// Pages that go into the balloon, come out of it, or are free (virtio 1.4, 5.5.6).
/// </summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct BalloonPagesPacket
{
    /// <summary>The pages' numbers, 4 bytes each.</summary>
    [DeviceReads]
    public partial Payload Pages { get; }
}
