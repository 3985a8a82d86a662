namespace LayoutGen.Devices;

/// <summary>Events of a socket device (virtio 1.4, 5.10.6.7).</summary>
public enum VsockEventId : uint
{
    /// <summary>All connections are gone, and the address may be another.</summary>
    TransportReset = 0,
}
