using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>The configuration of a network device (virtio 1.4, 5.1.4; <c>struct virtio_net_config</c>).</summary>
[VirtioConfiguration(Size = 28)]
public readonly ref partial struct NetConfig
{
    /// <summary>The MAC address; valid only with <see cref="NetFeature.Mac"/>. On the legacy interface the driver may write it.</summary>
    [FixedLength(6)]
    public partial Span<byte> Mac { get; }

    /// <summary>The state of the link.</summary>
    [When(NetFeature.Status)]
    public partial NetStatus Status { get; set; }

    /// <summary>The largest number of pairs of queues.</summary>
    [When(NetFeature.Mq), When(NetFeature.Rss)]
    public partial ushort MaxVirtqueuePairs { get; set; }

    /// <summary>The maximum transmission unit, in bytes.</summary>
    [When(NetFeature.Mtu)]
    public partial ushort Mtu { get; set; }

    /// <summary>The speed in units of 1 Mbit/s; 0xffffffff if it is not known.</summary>
    [When(NetFeature.SpeedDuplex), FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint Speed { get; set; }

    /// <summary>
    /// 1 for full duplex, 0 for half, 0xff if it is not known: as the description in 5.1.4 has it, not the requirement that calls 0
    /// full.
    /// </summary>
    [When(NetFeature.SpeedDuplex)]
    public partial byte Duplex { get; set; }

    /// <summary>The longest key, in bytes.</summary>
    [When(NetFeature.Rss), When(NetFeature.HashReport)]
    public partial byte RssMaxKeySize { get; set; }

    /// <summary>The longest indirection table, in entries.</summary>
    [When(NetFeature.Rss)]
    public partial ushort RssMaxIndirectionTableLength { get; set; }

    /// <summary>The types of hashes, as bits.</summary>
    [When(NetFeature.Rss), When(NetFeature.HashReport)]
    public partial uint SupportedHashTypes { get; set; }

    /// <summary>The types of tunnels whose inner header can be hashed, as bits.</summary>
    [When(NetFeature.HashTunnel)]
    public partial uint SupportedTunnelTypes { get; set; }
}
