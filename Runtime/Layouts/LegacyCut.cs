namespace LayoutGen.Layouts;

/// <summary>How separate framing cuts a packet: what the legacy interface of its device type prescribes.</summary>
public enum LegacyCut
{
    /// <summary>Every part has a descriptor of its own (virtio 1.4, 5.1.9.8 and 5.2.6.4).</summary>
    EveryPart,

    /// <summary>All parts of one direction lie in one descriptor (virtio 1.4, 5.3.6.4), whatever framing is chosen.</summary>
    OneDescriptor,

    /// <summary>Neighbouring headers of one direction lie in one descriptor, and a payload by itself (virtio 1.4, 5.6.6.4).</summary>
    HeadersTogether,

    /// <summary>
    /// Every part has a descriptor of its own, whatever framing is chosen: the device takes a part's length from its descriptor (virtio
    /// 1.4, 5.2.6.3).
    /// </summary>
    EveryPartAlways,
}
