using LayoutGen.Devices;
using LayoutGen.Layouts;

namespace LayoutGen.Generator.Tests.Kernel;

/// <summary>Every structure that the kernel's headers and our declarations have in common.</summary>
internal static class KernelStructs
{
    private const string Net = "flags gso_type hdr_len gso_size csum_start csum_offset";
    private const string HashedNet = "hdr.flags hdr.gso_type hdr.hdr_len hdr.gso_size hdr.csum_start hdr.csum_offset hdr.num_buffers";

    public static IReadOnlyList<KernelStruct> All { get; } =
    [
        new("virtio_net", "virtio_net_hdr", NetSize(10), Net),
        new("virtio_net", "virtio_net_hdr_v1", NetSize(12), $"{Net} num_buffers"),
        new("virtio_net", "virtio_net_hdr_mrg_rxbuf", NetSize(12),
            "hdr.flags hdr.gso_type hdr.hdr_len hdr.gso_size hdr.csum_start hdr.csum_offset num_buffers"),
        new("virtio_net", "virtio_net_hdr_v1_hash", NetSize(20), $"{HashedNet} hash_value hash_report padding"),
        new("virtio_net", "virtio_net_hdr_v1_hash", NetTunnelHeader.Maps.Single(map => map.Size == 32 && map.Fields.All(IsNoPadding)),
            $"{HashedNet} hash_value hash_report padding - - - -"),
        new("virtio_net", "virtio_net_config", NetConfig.Maps[0],
            "mac status max_virtqueue_pairs mtu speed duplex rss_max_key_size rss_max_indirection_table_length supported_hash_types -"),
        new("virtio_net", "virtio_net_ctrl_hdr", NetControlHeader.Maps[0], "class cmd"),
        new("virtio_net", "virtio_net_ctrl_mac", NetMacTable.Maps[0], "entries macs"),
        new("virtio_net", "virtio_net_ctrl_mq", NetQueuePairs.Maps[0], "virtqueue_pairs"),
        new("virtio_net", "virtio_net_ctrl_coal_rx", NetCoalescing.Maps[0], "rx_max_packets rx_usecs"),
        new("virtio_net", "virtio_net_ctrl_coal_tx", NetCoalescing.Maps[0], "tx_max_packets tx_usecs"),
        new("virtio_net", "virtio_net_hash_config", NetHashConfig.Maps[0], "hash_types reserved hash_key_length hash_key_data", HasRest: true),
        new("virtio_net", "virtio_net_rss_config", NetRssConfig.Maps[0],
            "hash_types indirection_table_mask unclassified_queue indirection_table", HasRest: true),
        new("virtio_blk", "virtio_blk_outhdr", BlkHeader.Maps[0], "type ioprio sector"),
        new("virtio_blk", "virtio_blk_discard_write_zeroes", BlkRange.Maps[0], "sector num_sectors flags"),
        new("virtio_blk", "virtio_scsi_inhdr", BlkScsiResult.Maps[0], "errors data_len sense_len residual"),
        new("virtio_blk", "virtio_blk_config", BlkConfig.Maps[0],
            "capacity size_max seg_max geometry blk_size physical_block_exp alignment_offset min_io_size opt_io_size wce unused num_queues "
            + "max_discard_sectors max_discard_seg discard_sector_alignment max_write_zeroes_sectors max_write_zeroes_seg "
            + "write_zeroes_may_unmap unused1 max_secure_erase_sectors max_secure_erase_seg secure_erase_sector_alignment -"),
        new("virtio_blk", "virtio_blk_geometry", BlkGeometry.Maps[0], "cylinders heads sectors"),
        new("virtio_console", "virtio_console_config", ConsoleConfig.Maps[0], "cols rows max_nr_ports emerg_wr"),
        new("virtio_console", "virtio_console_control", ConsoleControl.Maps[0], "id event value"),
        new("virtio_vsock", "virtio_vsock_config", VsockConfig.Maps[0], "guest_cid"),
        new("virtio_vsock", "virtio_vsock_event", VsockEvent.Maps[0], "id"),
        new("virtio_vsock", "virtio_vsock_hdr", VsockHeader.Maps[0],
            "src_cid dst_cid src_port dst_port len type op flags buf_alloc fwd_cnt"),
        new("virtio_input", "virtio_input_absinfo", InputAbsInfo.Maps[0], "min max fuzz flat res"),
        new("virtio_input", "virtio_input_devids", InputDevIds.Maps[0], "bustype vendor product version"),
        new("virtio_input", "virtio_input_config", InputConfig.Maps[0], "select subsel size reserved u.string u.bitmap u.abs u.ids"),
        new("virtio_input", "virtio_input_event", InputEvent.Maps[0], "type code value"),
        new("virtio_balloon", "virtio_balloon_config", BalloonConfig.Maps[0], "num_pages actual free_page_hint_cmd_id poison_val"),
        new("virtio_balloon", "virtio_balloon_stat", BalloonStatistic.Maps[0], "tag val"),
        new("virtio_fs", "virtio_fs_config", FsConfig.Maps[0], "tag num_request_queues -"),
        new("virtio_scsi", "virtio_scsi_config", ScsiConfig.Maps[0],
            "num_queues seg_max max_sectors cmd_per_lun event_info_size sense_size cdb_size max_channel max_target max_lun"),
        new("virtio_scsi", "virtio_scsi_cmd_req", ScsiCommand.Maps[0], "lun tag task_attr prio crn", HasRest: true),
        new("virtio_scsi", "virtio_scsi_cmd_req_pi", ScsiCommand.Maps[^1], "lun tag task_attr prio crn pi_bytesout pi_bytesin", HasRest: true),
        new("virtio_scsi", "virtio_scsi_cmd_resp", ScsiCommandResult.Maps[0], "sense_len resid status_qualifier status response", HasRest: true),
        new("virtio_scsi", "virtio_scsi_ctrl_tmf_req", ScsiTmfRequest.Maps[0], "type subtype lun tag"),
        new("virtio_scsi", "virtio_scsi_ctrl_tmf_resp", ScsiTmfResult.Maps[0], "response"),
        new("virtio_scsi", "virtio_scsi_ctrl_an_req", ScsiNotificationRequest.Maps[0], "type lun event_requested"),
        new("virtio_scsi", "virtio_scsi_ctrl_an_resp", ScsiNotificationResult.Maps[0], "event_actual response"),
        new("virtio_scsi", "virtio_scsi_event", ScsiEvent.Maps[0], "event lun reason"),
    ];

    /// <summary>Whether a field exists, or is the padding that stands in the place of the protection.</summary>
    private static bool IsNoPadding(FieldMap field) => field.IsPresent != (field.Name == nameof(NetTunnelHeader.PaddingReserved2));

    private static HeaderMap NetSize(int size) => NetHeader.Maps.First(map => map.Size == size);
}
