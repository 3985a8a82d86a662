namespace LayoutGen.Devices;

/// <summary>
/// The header of every packet of a network device (virtio 1.4, 5.1.9; <c>struct virtio_net_hdr_v1_hash</c>): 10 bytes on a legacy
/// interface without mergeable buffers, 12 otherwise, 20 with hash reports. Transmit and receive use the same size.
/// </summary>
[VirtioHeader]
public readonly ref partial struct NetHeader
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
    [When(NetFeature.HashReport)]
    public partial ushort PaddingReserved { get; set; }
}
