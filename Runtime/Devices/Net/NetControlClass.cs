namespace LayoutGen.Devices;

/// <summary>Classes of control commands (virtio 1.4, 5.1.9.5).</summary>
public enum NetControlClass : byte
{
    /// <summary>Receive modes.</summary>
    Rx = 0,

    /// <summary>MAC addresses.</summary>
    Mac = 1,

    /// <summary>VLAN filters.</summary>
    Vlan = 2,

    /// <summary>Announcements.</summary>
    Announce = 3,

    /// <summary>Pairs of queues, and hashes.</summary>
    Mq = 4,

    /// <summary>Receive offloads.</summary>
    GuestOffloads = 5,

    /// <summary>Coalescing of notifications.</summary>
    NotfCoal = 6,

    /// <summary>Hashes of inner headers.</summary>
    HashTunnel = 7,

    /// <summary>Statistics.</summary>
    Stats = 8,

    /// <summary>Further configurations of hashes.</summary>
    RssCtx = 9,
}
