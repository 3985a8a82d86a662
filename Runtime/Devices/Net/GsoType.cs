namespace LayoutGen.Devices;

/// <summary>The segmentation offload of a packet (virtio 1.4, 5.1.9).</summary>
public enum GsoType : byte
{
    /// <summary>The packet is not segmented.</summary>
    None = 0,

    /// <summary>TCP over IPv4.</summary>
    TcpV4 = 1,

    /// <summary>UDP fragmentation.</summary>
    Udp = 3,

    /// <summary>TCP over IPv6.</summary>
    TcpV6 = 4,

    /// <summary>UDP segmentation.</summary>
    UdpL4 = 5,

    /// <summary>A UDP tunnel over IPv4, combined with the type of what is in it.</summary>
    UdpTunnelIpv4 = 0x20,

    /// <summary>A UDP tunnel over IPv6, combined with the type of what is in it.</summary>
    UdpTunnelIpv6 = 0x40,

    /// <summary>Explicit congestion notification, combined with a TCP type.</summary>
    Ecn = 0x80,
}
