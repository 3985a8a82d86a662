namespace LayoutGen.Devices;

/// <summary>What a request asks of a block device (virtio 1.4, 5.2.6).</summary>
public enum BlkRequestType : uint
{
    /// <summary>Read.</summary>
    In = 0,

    /// <summary>Write.</summary>
    Out = 1,

    /// <summary>Legacy: a SCSI command.</summary>
    ScsiCmd = 2,

    /// <summary>Write back what is cached.</summary>
    Flush = 4,

    /// <summary>Read the name of the device: 20 bytes.</summary>
    GetId = 8,

    /// <summary>Read how worn the device is: <see cref="BlkLifetime"/>.</summary>
    GetLifetime = 10,

    /// <summary>Discard ranges: <see cref="BlkRange"/>.</summary>
    Discard = 11,

    /// <summary>Write zeroes to ranges: <see cref="BlkRange"/>.</summary>
    WriteZeroes = 13,

    /// <summary>Erase ranges for good: <see cref="BlkRange"/>.</summary>
    SecureErase = 14,

    /// <summary>Append to a zone.</summary>
    ZoneAppend = 15,

    /// <summary>Read the state of zones.</summary>
    ZoneReport = 16,

    /// <summary>Open a zone.</summary>
    ZoneOpen = 18,

    /// <summary>Close a zone.</summary>
    ZoneClose = 20,

    /// <summary>Make a zone full.</summary>
    ZoneFinish = 22,

    /// <summary>Make a zone empty.</summary>
    ZoneReset = 24,

    /// <summary>Make all zones empty.</summary>
    ZoneResetAll = 26,
}
