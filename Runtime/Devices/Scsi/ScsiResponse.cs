namespace LayoutGen.Devices;

/// <summary>How a request of a SCSI host went (virtio 1.4, 5.6.6.1 and 5.6.6.2).</summary>
public enum ScsiResponse : byte
{
    /// <summary>It was carried out; the status says more.</summary>
    Ok = 0,

    /// <summary>The data did not fit.</summary>
    Overrun = 1,

    /// <summary>It was aborted.</summary>
    Aborted = 2,

    /// <summary>There is no such unit.</summary>
    BadTarget = 3,

    /// <summary>The bus or unit was reset.</summary>
    Reset = 4,

    /// <summary>The device is busy.</summary>
    Busy = 5,

    /// <summary>The connection failed.</summary>
    TransportFailure = 6,

    /// <summary>The target failed.</summary>
    TargetFailure = 7,

    /// <summary>The path to the unit failed.</summary>
    NexusFailure = 8,

    /// <summary>It failed.</summary>
    Failure = 9,

    /// <summary>A task management function succeeded.</summary>
    FunctionSucceeded = 10,

    /// <summary>A task management function was rejected.</summary>
    FunctionRejected = 11,

    /// <summary>A task management function named no unit.</summary>
    IncorrectLun = 12,
}
