namespace LayoutGen.Rings;

/// <summary>What was negotiated about a ring, besides its format and byte order. Both ends must be made with the same.</summary>
[Flags]
public enum RingOptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// <c>VIRTIO_F_EVENT_IDX</c>: a side asks for one notification, at a place in the ring (virtio 1.4, 2.7.7, 2.7.10 and 2.8.10).
    /// </summary>
    EventIndex = 1,

    /// <summary>
    /// <c>VIRTIO_F_INDIRECT_DESC</c>: a descriptor may refer to a table of descriptors (virtio 1.4, 2.7.5.3 and 2.8.7). The driver's
    /// end puts every buffer of more than one element into one.
    /// </summary>
    Indirect = 2,

    /// <summary>
    /// <c>VIRTIO_F_IN_ORDER</c>: the device uses buffers in the order in which they were made available, and may tell of a batch at
    /// once (virtio 1.4, 2.7.9 and 2.8.8).
    /// </summary>
    InOrder = 4,
}
