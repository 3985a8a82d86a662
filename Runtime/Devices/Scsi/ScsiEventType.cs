namespace LayoutGen.Devices;

/// <summary>Events of a SCSI host (virtio 1.4, 5.6.6.3).</summary>
public enum ScsiEventType : uint
{
    /// <summary>Nothing, but perhaps that events were missed.</summary>
    NoEvent = 0,

    /// <summary>A unit came, went or was reset.</summary>
    TransportReset = 1,

    /// <summary>A notification.</summary>
    AsyncNotify = 2,

    /// <summary>A unit has other parameters.</summary>
    ParamChange = 3,
}
