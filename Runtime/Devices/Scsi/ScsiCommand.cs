namespace LayoutGen.Devices;

/// <summary>
/// A command for a SCSI host, up to the command block, whose size the configuration says (virtio 1.4, 5.6.6.1;
/// <c>struct virtio_scsi_cmd_req</c>). The specification puts the sizes of protection information behind the command block; Linux and its
/// peers put them before it, and so does this declaration.
/// </summary>
[VirtioHeader(Size = 27)]
public readonly ref partial struct ScsiCommand
{
    /// <summary>The unit.</summary>
    [FixedLength(8)]
    public partial Span<byte> Lun { get; }

    /// <summary>A number of the driver's for the command; the specification calls it <c>id</c>.</summary>
    public partial ulong Tag { get; set; }

    /// <summary>In which order: simple, ordered, head of the queue, or automatic.</summary>
    public partial byte TaskAttr { get; set; }

    /// <summary>The priority.</summary>
    public partial byte Prio { get; set; }

    /// <summary>The number of the command among those of the unit.</summary>
    public partial byte Crn { get; set; }

    /// <summary>Bytes of protection information that the device reads.</summary>
    [When(ScsiFeature.T10Pi)]
    public partial uint PiBytesOut { get; set; }

    /// <summary>Bytes of protection information that the device writes.</summary>
    [When(ScsiFeature.T10Pi)]
    public partial uint PiBytesIn { get; set; }
}
