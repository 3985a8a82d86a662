using LayoutGen.Devices;
using LayoutGen.Tests;

namespace LayoutGen.Generator.Tests.Kernel;

/// <summary>Our declarations beside the kernel's, by way of a C program that prints what the compiler makes of the kernel's headers.</summary>
public sealed class KernelHeaderTests
{
    private static readonly KernelConstants[] s_constants =
    [
        new("virtio_config", "VIRTIO_F_", typeof(Feature), "IndirectDesc", "EventIdx", "NotificationData", "NotifConfigData", "RingReset"),
        new("virtio_ring", "VIRTIO_RING_F_", typeof(Feature), [.. Enum.GetNames<Feature>().Except(["IndirectDesc", "EventIdx"])]),
        new("virtio_net", "VIRTIO_NET_F_", typeof(NetFeature),
            "DeviceStats", "HashTunnel", "VqNotfCoal", "NotfCoal", "GuestUso4", "GuestUso6", "HostUso", "GuestHdrLen", "RssContext",
            "GuestUdpTunnelGso", "GuestUdpTunnelGsoCsum", "HostUdpTunnelGso", "HostUdpTunnelGsoCsum", "OutNetHeader", "Ipsec"),
        new("virtio_net", "VIRTIO_NET_HDR_F_", typeof(NetHeaderFlags), "None", "UdpTunnelCsum", "Security", "SecurityErr", "SaSoftExpiryWarn"),
        new("virtio_net", "VIRTIO_NET_HDR_GSO_", typeof(GsoType), "UdpL4", "UdpTunnelIpv4", "UdpTunnelIpv6"),
        new("virtio_net", "VIRTIO_NET_S_", typeof(NetStatus), "None"),
        new("virtio_net", "VIRTIO_NET_CTRL_", typeof(NetControlClass), "HashTunnel", "Stats", "RssCtx"),
        new("virtio_net", "VIRTIO_NET_", typeof(NetControlAck)),
        new("virtio_blk", "VIRTIO_BLK_F_", typeof(BlkFeature), "Lifetime", "Zoned"),
        new("virtio_blk", "VIRTIO_BLK_T_", typeof(BlkRequestType),
            "GetLifetime", "ZoneAppend", "ZoneReport", "ZoneOpen", "ZoneClose", "ZoneFinish", "ZoneReset", "ZoneResetAll"),
        new("virtio_blk", "VIRTIO_BLK_S_", typeof(BlkResult),
            "ZoneInvalidCmd", "ZoneUnalignedWp", "ZoneOpenResource", "ZoneActiveResource"),
        new("virtio_console", "VIRTIO_CONSOLE_F_", typeof(ConsoleFeature)),
        new("virtio_console", "VIRTIO_CONSOLE_", typeof(ConsoleEvent)),
        new("virtio_vsock", "VIRTIO_VSOCK_F_", typeof(VsockFeature), "Stream", "NoImpliedStream"),
        new("virtio_vsock", "VIRTIO_VSOCK_TYPE_", typeof(VsockType), "SeqPacket"),
        new("virtio_vsock", "VIRTIO_VSOCK_OP_", typeof(VsockOp)),
        new("virtio_vsock", "VIRTIO_VSOCK_EVENT_", typeof(VsockEventId)),
        new("virtio_input", "VIRTIO_INPUT_CFG_", typeof(InputConfigSelect)),
        new("virtio_balloon", "VIRTIO_BALLOON_F_", typeof(BalloonFeature), "PagePoison", "Reporting"),
        new("virtio_balloon", "VIRTIO_BALLOON_S_", typeof(BalloonStatisticTag)),
        new("virtio_scsi", "VIRTIO_SCSI_F_", typeof(ScsiFeature)),
        new("virtio_scsi", "VIRTIO_SCSI_S_", typeof(ScsiResponse)),
        new("virtio_scsi", "VIRTIO_SCSI_T_", typeof(ScsiControlType)),
        new("virtio_scsi", "VIRTIO_SCSI_T_TMF_", typeof(ScsiTmf)),
        new("virtio_scsi", "VIRTIO_SCSI_T_", typeof(ScsiEventType)),
    ];

    [PeerFact(Peer.Gcc)]
    public void Structures_LieAsInTheKernel() => Assert.Equal(
        KernelStructs.All.SelectMany(pair => pair.Lines),
        Gcc.Run(KernelStructs.All.Select(pair => pair.Header), KernelStructs.All.SelectMany(pair => pair.Statements)));

    [PeerFact(Peer.Gcc)]
    public void Constants_AreTheKernels()
    {
        var found = s_constants.Select(group => (Group: group, Names: group.Find())).ToList();
        Assert.All(found, pair => Assert.Empty(pair.Group.Unknown(pair.Names)));
        var pairs = found.SelectMany(pair => pair.Names.Select(name => (Theirs: name.Value, Value: pair.Group.Value(name.Key)))).ToList();
        Assert.Equal(
            pairs.Select(pair => $"{pair.Theirs} {pair.Value}"),
            Gcc.Run(
                s_constants.Select(group => group.Header),
                pairs.Select(pair => $"printf(\"%s %lld\\n\", \"{pair.Theirs}\", (long long)({pair.Theirs}));")));
    }

    /// <summary>What has no peer among the headers of the oldest kernel that the tests meet, and why.</summary>
    [Fact]
    public void Fields_ThatAreNotCompared() => Assert.Equal(
        [
            "NetTunnelHeader.OuterThOffset",  // Tunnels are of Linux 6.17.
            "NetTunnelHeader.InnerNhOffset",
            "NetTunnelHeader.OuterNhOffset",  // OUT_NET_HEADER and IPSEC are not in the kernel.
            "NetTunnelHeader.Security",
            "NetConfig.SupportedTunnelTypes", // HASH_TUNNEL is of virtio 1.3.
            "BlkConfig.Zoned",                // ZONED is of virtio 1.3.
            "FsConfig.NotifyBufSize",         // Linux has no notification queue.
        ],
        KernelStructs.All.SelectMany(pair => pair.NotCompared));

    /// <summary>
    /// The structures of the kernel's headers that have no peer here, and why. Headers of a younger kernel may have more of them than
    /// those of the oldest, which alone can be compared everywhere.
    /// </summary>
    [PeerFact(Peer.Gcc)]
    public void KernelStructures_ThatAreNotCompared()
    {
        string[] compared = [.. KernelStructs.All.Select(pair => pair.Name), .. KernelRingTests.Structures];
        var theirs = KernelStructs.All.Select(pair => pair.Header).Concat(["virtio_rng", "virtio_ring"]).Distinct().SelectMany(Gcc.Structures);
        Assert.Subset(
            new HashSet<string>(
            [
                "vring",                             // Pointers to the parts of a ring, in the kernel's own memory.
                "virtio_net_rss_config_hdr",         // The two parts of virtio_net_rss_config, since Linux 6.15.
                "virtio_net_rss_config_trailer",
                "virtio_net_hdr_v1_hash_tunnel",     // Since Linux 6.17.
                "virtio_net_ctrl_coal",              // Since Linux 6.6; the same as the older two.
                "virtio_net_ctrl_coal_vq",
                "virtio_net_stats_capabilities",     // Device statistics, since Linux 6.10.
                "virtio_net_ctrl_queue_stats",
                "virtio_net_stats_reply_hdr",
                "virtio_net_stats_cvq",
                "virtio_net_stats_rx_basic",
                "virtio_net_stats_tx_basic",
                "virtio_net_stats_rx_csum",
                "virtio_net_stats_tx_csum",
                "virtio_net_stats_rx_gso",
                "virtio_net_stats_tx_gso",
                "virtio_net_stats_rx_speed",
                "virtio_net_stats_tx_speed",
                "virtio_blk_zoned_characteristics",  // Zones, since Linux 6.3.
                "virtio_blk_zone_descriptor",
                "virtio_blk_zone_report",
            ]),
            theirs.Except(compared).ToHashSet());
    }

    /// <summary>Structures without a peer: the kernel has the bytes in the code of its drivers only, or does not have them.</summary>
    [Fact]
    public void Structures_ThatAreNotCompared()
    {
        var declared = typeof(NetHeader).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(NetHeader).Namespace && !type.IsGenericType && type.GetField("MaximumSize") is not null)
            .Select(type => type.Name);
        Assert.Equal(
            [
                "BlkAppendResult",           // ZONED is of virtio 1.3, and this a structure inside another of the driver.
                "BlkLifetime",               // LIFETIME is not in the kernel.
                "BlkScsiSense",              // An array of the driver's.
                "BlkStatus",                 // An unsigned char.
                "BlkZoneDescriptor",         // ZONED is of virtio 1.3.
                "BlkZoneReport",
                "BlkZonedCharacteristics",   // ZONED is of virtio 1.3.
                "ConsoleSize",               // A structure inside a function.
                "NetControlStatus",          // An unsigned char.
                "NetHashTunnel",             // HASH_TUNNEL is not in the kernel.
                "NetOffloads",               // A variable.
                "NetQueueCoalescing",        // VQ_NOTF_COAL is of virtio 1.3.
                "NetRssCtxAdd",              // RSS_CONTEXT is of virtio 1.4.
                "NetRssCtxCap",
                "NetRssCtxDel",
                "NetRssKey",                 // Behind a table of any length.
                "NetSecurityResource",       // IPSEC is not in the kernel.
                "NetStatsCapabilities",      // DEVICE_STATS is of virtio 1.4.
                "NetStatsCvq",
                "NetStatsQuery",
                "NetStatsReply",
                "NetStatsRxBasic",
                "NetStatsRxCsum",
                "NetStatsRxGso",
                "NetStatsRxSpeed",
                "NetStatsTxBasic",
                "NetStatsTxCsum",
                "NetStatsTxGso",
                "NetStatsTxSpeed",
                "NetVlan",                   // A variable.
            ],
            declared.Except(KernelStructs.All.Select(pair => pair.Map.Header)).Order(StringComparer.Ordinal));
        Assert.All(KernelStructs.All, pair => Assert.True(pair.IsComplete, pair.Name));
    }
}
