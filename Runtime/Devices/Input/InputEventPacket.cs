namespace LayoutGen.Devices;

/// <summary>
/// An event for the driver (virtio 1.4, 5.8.6).
/// </summary>
[VirtioPacket]
public readonly ref partial struct InputEventPacket
{
    /// <summary>The event.</summary>
    [DeviceWrites]
    public partial InputEvent Event { get; }
}
