namespace LayoutGen.Devices;

/// <summary>The configuration of a SCSI host (virtio 1.4, 5.6.4; <c>struct virtio_scsi_config</c>).</summary>
[VirtioConfiguration(Size = 36)]
public readonly ref partial struct ScsiConfig
{
    /// <summary>The number of request queues.</summary>
    public partial uint NumQueues { get; set; }

    /// <summary>The largest number of segments of a request.</summary>
    public partial uint SegMax { get; set; }

    /// <summary>The largest transfer, in sectors of 512 bytes: a hint.</summary>
    public partial uint MaxSectors { get; set; }

    /// <summary>The largest number of commands in flight to a unit.</summary>
    public partial uint CmdPerLun { get; set; }

    /// <summary>The bytes of an event.</summary>
    public partial uint EventInfoSize { get; set; }

    /// <summary>The bytes of sense data: 96 after a reset; the driver may write it.</summary>
    public partial uint SenseSize { get; set; }

    /// <summary>The bytes of a command: 32 after a reset; the driver may write it.</summary>
    public partial uint CdbSize { get; set; }

    /// <summary>The largest number of a channel.</summary>
    public partial ushort MaxChannel { get; set; }

    /// <summary>The largest number of a target.</summary>
    public partial ushort MaxTarget { get; set; }

    /// <summary>The largest number of a unit.</summary>
    public partial uint MaxLun { get; set; }
}
