using LayoutGen;
using LayoutGen.Devices;

namespace Emulator.Devices;

/// <summary>The device types that the emulator knows, as data.</summary>
internal static class DeviceCatalog
{
    public static IReadOnlyList<DeviceType> All { get; } =
    [
        new("net", NetFeature.Table)
        {
            Structures =
            [
                NetHeader.Maps, NetTunnelHeader.Maps, NetConfig.Maps, NetControlHeader.Maps, NetMacTable.Maps, NetVlan.Maps, NetQueuePairs.Maps,
                NetHashConfig.Maps, NetOffloads.Maps, NetCoalescing.Maps, NetQueueCoalescing.Maps, NetHashTunnel.Maps, NetControlStatus.Maps,
                NetRssConfig.Maps, NetRssKey.Maps, NetRssCtxCap.Maps, NetRssCtxAdd.Maps, NetRssCtxDel.Maps,
                NetStatsCapabilities.Maps, NetStatsQuery.Maps, NetStatsReply.Maps, NetStatsCvq.Maps,
                NetStatsRxBasic.Maps, NetStatsTxBasic.Maps, NetStatsRxCsum.Maps, NetStatsTxCsum.Maps, NetStatsRxGso.Maps, NetStatsTxGso.Maps,
                NetStatsRxSpeed.Maps, NetStatsTxSpeed.Maps,
            ],
            Select = features => NetHeader.Select(features),
            Packets = [.. NetRxPacket.Maps, .. NetTxPacket.Maps, .. NetControlPacket.Maps, .. NetControlQueryPacket.Maps],
            Remarks = new Dictionary<int, string>
            {
                [(int)NetFeature.Gso] = "legacy only; the host's offloads by protocol replace it",
                [(int)NetFeature.MrgRxBuf] = "a packet may span receive buffers; says nothing about framing",
            },
        },
        new("blk", BlkFeature.Table)
        {
            Structures =
            [
                BlkHeader.Maps, BlkRange.Maps, BlkLifetime.Maps, BlkScsiSense.Maps, BlkScsiResult.Maps, BlkAppendResult.Maps, BlkZoneReport.Maps,
                BlkZoneDescriptor.Maps, BlkStatus.Maps, BlkConfig.Maps,
            ],
            Packets =
            [
                .. BlkPacket.Maps, .. BlkReadPacket.Maps, .. BlkWritePacket.Maps, .. BlkFlushPacket.Maps, .. BlkLifetimePacket.Maps,
                .. BlkAppendPacket.Maps, .. BlkScsiPacket.Maps,
            ],
            Remarks = new Dictionary<int, string>
            {
                [(int)BlkFeature.Barrier] = "legacy only",
                [(int)BlkFeature.Scsi] = "legacy only",
            },
        },
        new("console", ConsoleFeature.Table)
        {
            Structures = [ConsoleControl.Maps, ConsoleSize.Maps, ConsoleConfig.Maps],
            Packets = [.. ConsoleRxPacket.Maps, .. ConsoleTxPacket.Maps, .. ConsoleControlRxPacket.Maps, .. ConsoleControlTxPacket.Maps],
        },
        new("entropy", Feature.Table) { Alias = "rng", Packets = EntropyPacket.Maps },
        new("balloon", BalloonFeature.Table)
        {
            Structures = [BalloonStatistic.Maps, BalloonConfig.Maps],
            Packets = [.. BalloonPagesPacket.Maps, .. BalloonStatisticsPacket.Maps],
        },
        new("scsi", ScsiFeature.Table)
        {
            Structures =
            [
                ScsiCommand.Maps, ScsiCommandResult.Maps, ScsiTmfRequest.Maps, ScsiTmfResult.Maps, ScsiNotificationRequest.Maps,
                ScsiNotificationResult.Maps, ScsiEvent.Maps, ScsiConfig.Maps,
            ],
            Packets = [.. ScsiCommandPacket.Maps, .. ScsiTmfPacket.Maps, .. ScsiNotificationPacket.Maps, .. ScsiEventPacket.Maps],
        },
        new("input", Feature.Table)
        {
            Structures = [InputEvent.Maps, InputConfig.Maps],
            Packets = [.. InputEventPacket.Maps, .. InputStatusPacket.Maps],
        },
        new("vsock", VsockFeature.Table)
        {
            Structures = [VsockHeader.Maps, VsockEvent.Maps, VsockConfig.Maps],
            Packets = [.. VsockRxPacket.Maps, .. VsockTxPacket.Maps, .. VsockEventPacket.Maps],
        },
        new("fs", FsFeature.Table) { Structures = [FsConfig.Maps], Packets = FsRequestPacket.Maps },
    ];

    public static IReadOnlyDictionary<int, string> SharedRemarks { get; } = new Dictionary<int, string>
    {
        [(int)Feature.NotifyOnEmpty] = "legacy only",
        [(int)Feature.AnyLayout] = "any framing, on the legacy interface",
        [30] = "should not be negotiated (virtio 1.4, 6.3); vhost-user's own protocol bit",
        [(int)Feature.Version1] = "modern interface: little-endian, any framing",
    };

    public static string KnownNames => string.Join(", ", All.Select(device => device.Alias is null ? device.Name : $"{device.Name} ({device.Alias})"));

    public static DeviceType? Find(string name) => All.FirstOrDefault(device => device.Name == name || device.Alias == name);
}
