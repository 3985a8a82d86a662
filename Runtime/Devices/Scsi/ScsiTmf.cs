namespace LayoutGen.Devices;

/// <summary>Task management functions (virtio 1.4, 5.6.6.2).</summary>
public enum ScsiTmf : uint
{
    /// <summary>Abort a command.</summary>
    AbortTask = 0,

    /// <summary>Abort all commands of this driver.</summary>
    AbortTaskSet = 1,

    /// <summary>Clear a contingent allegiance.</summary>
    ClearAca = 2,

    /// <summary>Abort all commands.</summary>
    ClearTaskSet = 3,

    /// <summary>Reset the path.</summary>
    ITNexusReset = 4,

    /// <summary>Reset the unit.</summary>
    LogicalUnitReset = 5,

    /// <summary>Ask for a command.</summary>
    QueryTask = 6,

    /// <summary>Ask for any command.</summary>
    QueryTaskSet = 7,
}
