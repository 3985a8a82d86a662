namespace LayoutGen.Devices;

/// <summary>An event of a SCSI host (virtio 1.4, 5.6.6.3; <c>struct virtio_scsi_event</c>).</summary>
[VirtioHeader(Size = 16)]
public readonly ref partial struct ScsiEvent
{
    /// <summary>The event, with its flag.</summary>
    public partial uint Event { get; set; }

    /// <summary>What happened.</summary>
    [Bits(nameof(Event), 0, 31)]
    public partial ScsiEventType Type { get; set; }

    /// <summary>Whether events were lost for want of buffers.</summary>
    [Bits(nameof(Event), 31)]
    public partial bool AreEventsMissed { get; set; }

    /// <summary>The unit.</summary>
    [FixedLength(8)]
    public partial Span<byte> Lun { get; }

    /// <summary>More about it.</summary>
    public partial uint Reason { get; set; }
}
