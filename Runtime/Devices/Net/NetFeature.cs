namespace LayoutGen.Devices;

/// <summary>Features of a network device (virtio 1.4, 5.1.3), with their requirements (5.1.3.1).</summary>
[VirtioFeatures]
public enum NetFeature
{
    /// <summary>The device handles packets with a partial checksum.</summary>
    Csum = 0,

    /// <summary>The driver handles packets with a partial checksum.</summary>
    GuestCsum = 1,

    /// <summary>Receive offloads can be switched through the control queue.</summary>
    CtrlGuestOffloads = 2,

    /// <summary>The configuration holds the maximum transmission unit.</summary>
    Mtu = 3,

    /// <summary>The configuration holds the MAC address.</summary>
    Mac = 5,

    /// <summary>Legacy: the device handles packets with any segmentation offload.</summary>
    Gso = 6,

    /// <summary>The driver can receive TCP segmentation over IPv4.</summary>
    [RequiresFeature(GuestCsum)]
    GuestTso4 = 7,

    /// <summary>The driver can receive TCP segmentation over IPv6.</summary>
    [RequiresFeature(GuestCsum)]
    GuestTso6 = 8,

    /// <summary>The driver can receive TCP segmentation with explicit congestion notification.</summary>
    [RequiresFeature(GuestTso4), RequiresFeature(GuestTso6)]
    GuestEcn = 9,

    /// <summary>The driver can receive UDP fragmentation.</summary>
    [RequiresFeature(GuestCsum)]
    GuestUfo = 10,

    /// <summary>The device can segment TCP over IPv4.</summary>
    [RequiresFeature(Csum)]
    HostTso4 = 11,

    /// <summary>The device can segment TCP over IPv6.</summary>
    [RequiresFeature(Csum)]
    HostTso6 = 12,

    /// <summary>The device can segment TCP with explicit congestion notification.</summary>
    [RequiresFeature(HostTso4), RequiresFeature(HostTso6)]
    HostEcn = 13,

    /// <summary>The device can fragment UDP.</summary>
    [RequiresFeature(Csum)]
    HostUfo = 14,

    /// <summary>A received packet may span several buffers.</summary>
    MrgRxBuf = 15,

    /// <summary>The configuration holds the link status.</summary>
    Status = 16,

    /// <summary>The device has a control queue.</summary>
    CtrlVq = 17,

    /// <summary>The control queue sets receive modes.</summary>
    [RequiresFeature(CtrlVq)]
    CtrlRx = 18,

    /// <summary>The control queue sets VLAN filters.</summary>
    [RequiresFeature(CtrlVq)]
    CtrlVlan = 19,

    /// <summary>The control queue sets further receive modes.</summary>
    [RequiresFeature(CtrlVq)]
    CtrlRxExtra = 20,

    /// <summary>The driver can announce itself to the network.</summary>
    [RequiresFeature(CtrlVq)]
    GuestAnnounce = 21,

    /// <summary>The device has several pairs of queues, steered automatically.</summary>
    [RequiresFeature(CtrlVq)]
    Mq = 22,

    /// <summary>The control queue sets the MAC address.</summary>
    [RequiresFeature(CtrlVq)]
    CtrlMacAddr = 23,

    /// <summary>The control queue gives statistics.</summary>
    [RequiresFeature(CtrlVq)]
    DeviceStats = 50,

    /// <summary>The device hashes the inner header of tunnelled packets.</summary>
    [RequiresFeature(CtrlVq, Rss), RequiresFeature(CtrlVq, HashReport)]
    HashTunnel = 51,

    /// <summary>Notifications are coalesced by queue.</summary>
    [RequiresFeature(CtrlVq)]
    VqNotfCoal = 52,

    /// <summary>Notifications are coalesced.</summary>
    [RequiresFeature(CtrlVq)]
    NotfCoal = 53,

    /// <summary>The driver can receive UDP segmentation over IPv4.</summary>
    [RequiresFeature(GuestCsum)]
    GuestUso4 = 54,

    /// <summary>The driver can receive UDP segmentation over IPv6.</summary>
    [RequiresFeature(GuestCsum)]
    GuestUso6 = 55,

    /// <summary>The device can segment UDP.</summary>
    [RequiresFeature(Csum)]
    HostUso = 56,

    /// <summary>The device reports a hash with every received packet; the control queue configures it.</summary>
    [RequiresFeature(CtrlVq)]
    HashReport = 57,

    /// <summary>The driver supplies exact header lengths.</summary>
    GuestHdrLen = 59,

    /// <summary>The device steers received packets by hash.</summary>
    [RequiresFeature(CtrlVq)]
    Rss = 60,

    /// <summary>
    /// The device reports coalesced segments. The table of requirements names the host's offloads, the text of 5.1.9.4 the guest's,
    /// which is what makes sense: either is accepted.
    /// </summary>
    [RequiresFeature(HostTso4), RequiresFeature(HostTso6), RequiresFeature(GuestTso4), RequiresFeature(GuestTso6)]
    RscExt = 61,

    /// <summary>The device can be the standby of another with the same MAC address.</summary>
    Standby = 62,

    /// <summary>The configuration holds speed and duplex mode.</summary>
    SpeedDuplex = 63,

    /// <summary>There are several configurations of hashes.</summary>
    [RequiresFeature(CtrlVq, Rss)]
    RssContext = 64,

    /// <summary>The driver can receive segmentation in UDP tunnels.</summary>
    [RequiresFeature(GuestTso4, GuestTso6, GuestUso4, GuestUso6)]
    GuestUdpTunnelGso = 65,

    /// <summary>The driver handles partial outer checksums of UDP tunnels.</summary>
    [RequiresFeature(GuestUdpTunnelGso)]
    GuestUdpTunnelGsoCsum = 66,

    /// <summary>The device can segment in UDP tunnels.</summary>
    [RequiresFeature(HostTso4, HostTso6, HostUso)]
    HostUdpTunnelGso = 67,

    /// <summary>The device handles partial outer checksums of UDP tunnels.</summary>
    [RequiresFeature(HostUdpTunnelGso)]
    HostUdpTunnelGsoCsum = 68,

    /// <summary>The header tells where the outer network header begins.</summary>
    OutNetHeader = 69,

    /// <summary>The device protects packets.</summary>
    Ipsec = 70,
}
