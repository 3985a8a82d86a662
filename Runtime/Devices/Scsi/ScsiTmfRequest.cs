namespace LayoutGen.Devices;

/// <summary>A task management request (virtio 1.4, 5.6.6.2; <c>struct virtio_scsi_ctrl_tmf_req</c>).</summary>
[VirtioHeader(Size = 24)]
public readonly ref partial struct ScsiTmfRequest
{
    /// <summary><see cref="ScsiControlType.Tmf"/>.</summary>
    public partial ScsiControlType Type { get; set; }

    /// <summary>The function.</summary>
    public partial ScsiTmf Subtype { get; set; }

    /// <summary>The unit.</summary>
    [FixedLength(8)]
    public partial Span<byte> Lun { get; }

    /// <summary>The command that is meant.</summary>
    public partial ulong Tag { get; set; }
}
