namespace VirtioSpecification;

/// <summary>The rules of virtio 1.4 that the cut of a network buffer can break.</summary>
public enum FramingRule
{
    /// <summary>2.7.13.1: a buffer has at least one element.</summary>
    AtLeastOneElement,

    /// <summary>2.7.13.1: an element is some memory; devices refuse those of length 0.</summary>
    NoEmptyElement,

    /// <summary>2.7.4.2: device-writable elements come after all device-readable ones.</summary>
    ReadableBeforeWritable,

    /// <summary>2.7.5.2: a chain has at most 2^32 bytes.</summary>
    AtMost4GiB,

    /// <summary>5.1.9.2 and 5.1.9.3: the device only reads what is transmitted and only writes what is received.</summary>
    OneDirection,

    /// <summary>5.1.9: every packet begins with a whole header.</summary>
    RoomForHeader,

    /// <summary>5.1.9.8: without free framing the header is alone in exactly one descriptor, data in the following.</summary>
    HeaderAlone,
}
