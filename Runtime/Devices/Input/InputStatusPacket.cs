namespace LayoutGen.Devices;

/// <summary>
/// A state that the driver sets, such as a light (virtio 1.4, 5.8.6).
/// </summary>
[VirtioPacket]
public readonly ref partial struct InputStatusPacket
{
    /// <summary>The state.</summary>
    [DeviceReads]
    public partial InputEvent Status { get; }
}
