namespace LayoutGen.Devices;

/// <summary>How a request went (virtio 1.4, 5.2.6).</summary>
public enum BlkResult : byte
{
    /// <summary>It succeeded.</summary>
    Ok = 0,

    /// <summary>It failed, in the device or in the driver.</summary>
    IoErr = 1,

    /// <summary>The device does not know the request.</summary>
    Unsupp = 2,

    /// <summary>The request does not fit the zone.</summary>
    ZoneInvalidCmd = 3,

    /// <summary>The request does not begin at the zone's write pointer.</summary>
    ZoneUnalignedWp = 4,

    /// <summary>Too many zones are open.</summary>
    ZoneOpenResource = 5,

    /// <summary>Too many zones are active.</summary>
    ZoneActiveResource = 6,
}
