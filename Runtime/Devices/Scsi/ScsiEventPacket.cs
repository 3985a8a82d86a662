namespace LayoutGen.Devices;

/// <summary>
/// An event for the driver (virtio 1.4, 5.6.6.3).
/// </summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct ScsiEventPacket
{
    /// <summary>The event.</summary>
    [DeviceWrites]
    public partial ScsiEvent Event { get; }
}
