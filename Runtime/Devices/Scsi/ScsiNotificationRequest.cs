namespace LayoutGen.Devices;

/// <summary>A request for notifications (virtio 1.4, 5.6.6.2; <c>struct virtio_scsi_ctrl_an_req</c>).</summary>
[VirtioHeader(Size = 16)]
public readonly ref partial struct ScsiNotificationRequest
{
    /// <summary>To query or to subscribe.</summary>
    public partial ScsiControlType Type { get; set; }

    /// <summary>The unit.</summary>
    [FixedLength(8)]
    public partial Span<byte> Lun { get; }

    /// <summary>The notifications, as bits.</summary>
    public partial uint EventRequested { get; set; }
}
