namespace LayoutGen.Devices;

/// <summary>Legacy: how a SCSI command went (virtio 1.4, 5.2.6.3; <c>struct virtio_scsi_inhdr</c>).</summary>
[VirtioHeader(Size = 16)]
public readonly ref partial struct BlkScsiResult
{
    /// <summary>Errors, which the device leaves 0.</summary>
    public partial uint Errors { get; set; }

    /// <summary>The bytes that were moved.</summary>
    public partial uint DataLen { get; set; }

    /// <summary>The bytes of sense data.</summary>
    public partial uint SenseLen { get; set; }

    /// <summary>The bytes that were not moved.</summary>
    public partial uint Residual { get; set; }
}
