namespace LayoutGen.Devices;

/// <summary>
/// An event for the driver (virtio 1.4, 5.10.6.7).
/// </summary>
[VirtioPacket]
public readonly ref partial struct VsockEventPacket
{
    /// <summary>The event.</summary>
    [DeviceWrites]
    public partial VsockEvent Event { get; }
}
