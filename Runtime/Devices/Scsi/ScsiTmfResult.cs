namespace LayoutGen.Devices;

/// <summary>How a task management request went (virtio 1.4, 5.6.6.2; <c>struct virtio_scsi_ctrl_tmf_resp</c>).</summary>
[VirtioHeader(Size = 1)]
public readonly ref partial struct ScsiTmfResult
{
    /// <summary>How it went.</summary>
    public partial ScsiResponse Response { get; set; }
}
