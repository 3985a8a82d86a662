namespace LayoutGen.Devices;

/// <summary>
/// A question about, or a subscription to, asynchronous notifications (virtio 1.4, 5.6.6.2).
/// </summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct ScsiNotificationPacket
{
    /// <summary>What is requested.</summary>
    [DeviceReads]
    public partial ScsiNotificationRequest Request { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial ScsiNotificationResult Result { get; }
}
