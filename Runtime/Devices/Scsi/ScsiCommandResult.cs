namespace LayoutGen.Devices;

/// <summary>
/// How a command of a SCSI host went, up to the sense data, whose size the configuration says (virtio 1.4, 5.6.6.1; <c>struct
/// virtio_scsi_cmd_resp</c>).
/// </summary>
[VirtioHeader(Size = 12)]
public readonly ref partial struct ScsiCommandResult
{
    /// <summary>The bytes of sense data.</summary>
    public partial uint SenseLen { get; set; }

    /// <summary>The bytes of data that were not moved.</summary>
    public partial uint Resid { get; set; }

    /// <summary>More about the status.</summary>
    public partial ushort StatusQualifier { get; set; }

    /// <summary>The status that the unit gave.</summary>
    public partial byte Status { get; set; }

    /// <summary>How it went.</summary>
    public partial ScsiResponse Response { get; set; }
}
