namespace LayoutGen.Devices;

/// <summary>How a request for notifications went (virtio 1.4, 5.6.6.2; <c>struct virtio_scsi_ctrl_an_resp</c>).</summary>
[VirtioHeader(Size = 5)]
public readonly ref partial struct ScsiNotificationResult
{
    /// <summary>The notifications that there are, as bits.</summary>
    public partial uint EventActual { get; set; }

    /// <summary>How it went.</summary>
    public partial ScsiResponse Response { get; set; }
}
