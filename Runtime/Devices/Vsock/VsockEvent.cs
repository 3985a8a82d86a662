namespace LayoutGen.Devices;

/// <summary>An event of a socket device (virtio 1.4, 5.10.6.7; <c>struct virtio_vsock_event</c>).</summary>
[VirtioHeader(Size = 4)]
public readonly ref partial struct VsockEvent
{
    /// <summary>What happened.</summary>
    public partial VsockEventId Id { get; set; }
}
