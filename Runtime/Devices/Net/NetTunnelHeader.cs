namespace LayoutGen.Devices;

/// <summary>
/// The header of a network device's packets with everything that may follow <see cref="NetHeader"/> (virtio 1.4, 5.1.9): 24 bytes with
/// tunnels, 32 with outer headers or protection. It is a header of its own because every closed loop is compiled once for each layout,
/// and these are 17 beside the three of <see cref="NetHeader"/>.
/// </summary>
[VirtioHeader(Size = 32)]
public readonly ref partial struct NetTunnelHeader
{
    /// <summary>What the fields below mean for this packet.</summary>
    public partial NetHeaderFlags Flags { get; set; }

    /// <summary>The kind of segmentation offload.</summary>
    public partial GsoType GsoType { get; set; }

    /// <summary>The length of the Ethernet, IP and transport headers, in bytes: a hint, never to be trusted (5.1.9.2.2).</summary>
    public partial ushort HdrLen { get; set; }

    /// <summary>The largest segment's payload, in bytes.</summary>
    public partial ushort GsoSize { get; set; }

    /// <summary>Where checksumming starts, in bytes from the start of the frame.</summary>
    public partial ushort CsumStart { get; set; }

    /// <summary>Where the checksum goes, in bytes from <see cref="CsumStart"/>.</summary>
    public partial ushort CsumOffset { get; set; }

    /// <summary>
    /// How many buffers a received packet takes; 0 on transmit (5.1.9.2.1). Devices leave it 0 without <see cref="NetFeature.MrgRxBuf"/>.
    /// </summary>
    [When(Feature.Version1), When(NetFeature.MrgRxBuf)]
    public partial ushort NumBuffers { get; set; }

    /// <summary>The packet's hash.</summary>
    [When(NetFeature.HashReport)]
    public partial uint HashValue { get; set; }

    /// <summary>What the hash was computed over (5.1.9.4.4).</summary>
    [When(NetFeature.HashReport)]
    public partial ushort HashReport { get; set; }

    /// <summary>Reserved: written as zero, ignored when read.</summary>
    [When(NetFeature.HashReport), Reserved]
    public partial ushort PaddingReserved { get; }

    /// <summary>
    /// Where the outer transport header of a tunnelled packet begins. The text of 5.1.9.3.1 names the host's feature alone; received
    /// tunnels would have no place then, so either is enough, as the structure's own comment has it.
    /// </summary>
    [When(NetFeature.HostUdpTunnelGso), When(NetFeature.GuestUdpTunnelGso)]
    public partial ushort OuterThOffset { get; set; }

    /// <summary>Where the inner network header of a tunnelled packet begins.</summary>
    [When(NetFeature.HostUdpTunnelGso), When(NetFeature.GuestUdpTunnelGso)]
    public partial ushort InnerNhOffset { get; set; }

    /// <summary>Where the outer network header begins. It keeps its bytes where only <see cref="Security"/> exists.</summary>
    [When(NetFeature.OutNetHeader)]
    public partial ushort OuterNhOffset { get; set; }

    /// <summary>What protects the packet, while <see cref="NetHeaderFlags.Security"/> is set.</summary>
    [When(NetFeature.Ipsec)]
    public partial NetSecurityResource Security { get; }

    /// <summary>Reserved: written as zero, ignored when read.</summary>
    [Overlays, When(NetFeature.OutNetHeader), WhenNot(NetFeature.Ipsec), Reserved(6)]
    public partial byte PaddingReserved2 { get; }
}
