namespace LayoutGen.Rings;

/// <summary>What the other side of a ring did that it must not. Each member says what the fault's detail is.</summary>
public enum RingFaultReason
{
    /// <summary>Nothing. No detail.</summary>
    None,

    /// <summary>
    /// The driver made more buffers available than the queue has room for, or took some back. Detail: how many more than before.
    /// </summary>
    AvailableIndexTooFarAhead,

    /// <summary>The available ring names a descriptor outside the table. Detail: that index.</summary>
    HeadOutOfRange,

    /// <summary>A descriptor's next is outside the table. Detail: that index.</summary>
    NextOutOfRange,

    /// <summary>
    /// A chain is longer than the queue, so it has a loop (virtio 1.4, 2.7.5.2), or than what of a packed queue the driver has (2.8.17),
    /// or an indirect table is. Detail: the descriptor that the chain begins with.
    /// </summary>
    ChainTooLong,

    /// <summary>An element that the device reads follows one that it writes (virtio 1.4, 2.7.4.2). Detail: the descriptor.</summary>
    ReadableAfterWritable,

    /// <summary>An indirect descriptor that was not negotiated (virtio 1.4, 2.7.5.3.1). Detail: the descriptor.</summary>
    IndirectNotNegotiated,

    /// <summary>The device used more buffers than it was given, or took some back. Detail: how many more than before.</summary>
    UsedIndexTooFarAhead,

    /// <summary>The device used an id that no buffer can have. Detail: the id.</summary>
    UsedIdOutOfRange,

    /// <summary>The device used a descriptor that is not the first of a buffer. Detail: the id.</summary>
    UsedIdNotHead,

    /// <summary>The device used a buffer that it does not have. Detail: the id.</summary>
    UsedIdNotInFlight,

    /// <summary>The device claims to have written more than the buffer's writable bytes. Detail: the length.</summary>
    UsedLengthTooLarge,

    /// <summary>The device claims to have written less than the headers; found by the ring's owner. Detail: the slot.</summary>
    UsedLengthTooSmall,

    /// <summary>
    /// An element is outside the memory, which the ring's owner finds, or an indirect table. Detail: the buffer's id, or the
    /// descriptor.
    /// </summary>
    OutsideMemory,

    /// <summary>A buffer does not carry what its queue demands; found by the ring's owner. Detail: the buffer's id or slot.</summary>
    MalformedBuffer,

    /// <summary>An indirect descriptor in an indirect table (virtio 1.4, 2.7.5.3.1). Detail: its index in the table.</summary>
    IndirectNested,

    /// <summary>
    /// An indirect descriptor that goes on (virtio 1.4, 2.7.5.3.1), or in a packed ring any in a list (2.8.19). Detail: the descriptor.
    /// </summary>
    IndirectWithNext,

    /// <summary>An indirect table that is no whole number of descriptors, or none. Detail: its length in bytes.</summary>
    IndirectTableLength,

    /// <summary>
    /// The device used a batch that ends with a buffer behind all that it says it used (virtio 1.4, 2.7.9). Detail: the id.
    /// </summary>
    UsedOutOfOrder,

    /// <summary>
    /// The device used fewer buffers than a packet takes by its own count (virtio 1.4, 5.1.9.4.1); found by the ring's owner. Detail: the
    /// slot that the packet begins in.
    /// </summary>
    PacketUnfinished,
}
