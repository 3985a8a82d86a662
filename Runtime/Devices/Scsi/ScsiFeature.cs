namespace LayoutGen.Devices;

/// <summary>Features of a SCSI host (virtio 1.4, 5.6.3).</summary>
[VirtioFeatures]
public enum ScsiFeature
{
    /// <summary>A request may carry data in both directions.</summary>
    InOut = 0,

    /// <summary>Units may come and go.</summary>
    HotPlug = 1,

    /// <summary>Units may change their parameters.</summary>
    Change = 2,

    /// <summary>Requests carry protection information.</summary>
    T10Pi = 3,
}
