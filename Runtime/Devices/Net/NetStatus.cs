namespace LayoutGen.Devices;

/// <summary>The state of a network device (virtio 1.4, 5.1.4).</summary>
[Flags]
public enum NetStatus : ushort
{
    /// <summary>The link is down.</summary>
    None = 0,

    /// <summary>The link is up.</summary>
    LinkUp = 1,

    /// <summary>The driver is to announce itself to the network.</summary>
    Announce = 2,
}
