namespace LayoutGen.Devices;

/// <summary>What a control request asks of a SCSI host (virtio 1.4, 5.6.6.2).</summary>
public enum ScsiControlType : uint
{
    /// <summary>A task management function.</summary>
    Tmf = 0,

    /// <summary>Which notifications there are.</summary>
    AnQuery = 1,

    /// <summary>To get notifications.</summary>
    AnSubscribe = 2,
}
