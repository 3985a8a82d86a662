namespace LayoutGen.Rings;

/// <summary>
/// The driver's end of a ring. It has slots: each carries one buffer at a time, of at most
/// <see cref="ElementsPerSlot"/> elements, and is free for the next when <see cref="TryGetUsed"/> returned it.
/// </summary>
public interface IDriverRing : IRing
{
    /// <summary>The number of slots, counted from 0.</summary>
    int SlotCount { get; }

    /// <summary>The largest number of elements of a buffer.</summary>
    int ElementsPerSlot { get; }

    /// <summary>
    /// The place behind everything published, as a notification with <c>VIRTIO_F_NOTIFICATION_DATA</c> carries it in its upper half
    /// (virtio 1.4, 2.9). Split: the available index. Packed: the index of a descriptor in 15 bits, the wrap counter above.
    /// </summary>
    ushort NextAvailable { get; }

    /// <summary>Writes a buffer into the ring; the device sees it with the next <see cref="IRing.Publish"/>.</summary>
    /// <param name="slot">A free slot.</param>
    /// <param name="elements">The buffer, device-readable elements before device-writable ones, none of them empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    /// <exception cref="InvalidOperationException">
    /// The slot is in flight, or the elements are none, too many, empty, in the wrong order or longer than 2^32 bytes together
    /// (virtio 1.4, 2.7.4.2 and 2.7.5.2).
    /// </exception>
    void MakeAvailable(int slot, ReadOnlySpan<RingElement> elements);

    /// <summary>
    /// Writes a burst of buffers into the ring, as <see cref="MakeAvailable(int, ReadOnlySpan{RingElement})"/> does one after the other.
    /// </summary>
    /// <param name="slots">Free slots, in the order in which the device gets their buffers.</param>
    /// <param name="elementsBySlot">
    /// <see cref="ElementsPerSlot"/> elements for each slot of the ring; an empty one ends a buffer that has fewer.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot. The buffers before it are written.</exception>
    /// <exception cref="ArgumentException">There are too few elements for the ring's slots. Nothing is written.</exception>
    /// <exception cref="InvalidOperationException">
    /// A buffer cannot be made available, for the reasons that hold for a single one. Those before it are written.
    /// </exception>
    void MakeAvailable(ReadOnlySpan<int> slots, ReadOnlySpan<RingElement> elementsBySlot);

    /// <summary>Takes the next buffer back that the device used.</summary>
    /// <param name="slot">The buffer's slot, free from now on.</param>
    /// <param name="written">
    /// How many bytes from the first writable one the device wrote: at most the buffer's writable bytes, and 0 where there are
    /// none, whatever the device says (virtio 1.4, 2.7.8.1). With <see cref="RingOptions.InOrder"/>, all of them if the device told
    /// only of a later buffer of the batch (2.7.9).
    /// </param>
    /// <returns>False if nothing is waiting, or the ring stopped.</returns>
    bool TryGetUsed(out int slot, out uint written);

    /// <summary>
    /// Takes a burst of buffers back, as <see cref="TryGetUsed"/> does one after the other. A burst looks once for what the device used, so
    /// there may be more when it ends.
    /// </summary>
    /// <param name="used">Room for them.</param>
    /// <returns>How many were taken; 0 if nothing is waiting, or the ring stopped.</returns>
    int TakeUsed(Span<UsedSlot> used);
}
