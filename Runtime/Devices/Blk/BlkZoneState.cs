namespace LayoutGen.Devices;

/// <summary>States of a zone (virtio 1.4, 5.2.6).</summary>
public enum BlkZoneState : byte
{
    /// <summary>It has no write pointer.</summary>
    NotWp = 0,

    /// <summary>Nothing is written.</summary>
    Empty = 1,

    /// <summary>A write opened it.</summary>
    Iopen = 2,

    /// <summary>The driver opened it.</summary>
    Eopen = 3,

    /// <summary>It is closed, and not full.</summary>
    Closed = 4,

    /// <summary>It can only be read.</summary>
    Rdonly = 13,

    /// <summary>All is written.</summary>
    Full = 14,

    /// <summary>It can neither be read nor written.</summary>
    Offline = 15,
}
