namespace LayoutGen.Rings;

/// <summary>The device's end of a ring.</summary>
public interface IDeviceRing : IRing
{
    /// <summary>The queue size: how many elements a buffer has at most, and how many buffers can be in flight.</summary>
    int QueueSize { get; }

    /// <summary>
    /// Where the device is in the ring: what a transport asks for when it stops a queue, and gives back when it starts it again,
    /// after all buffers have been given back. Split: the index of the next available buffer. Packed: the place of the next available
    /// descriptor and, in the upper half, of the next used one; each with the wrap counter above 15 bits of index, as virtio 1.4,
    /// 2.8.14 has it, so a new ring is at 0x80008000. Set it on a new ring only.
    /// </summary>
    uint Position { get; set; }

    /// <summary>Takes the next buffer that the driver made available. Addresses and lengths in it are unchecked.</summary>
    /// <param name="elements">Receives the elements; has room for <see cref="QueueSize"/> of them.</param>
    /// <param name="chain">The buffer.</param>
    /// <returns>False if nothing is waiting, or the ring stopped.</returns>
    /// <exception cref="ArgumentException"><paramref name="elements"/> is too short.</exception>
    bool TryGetAvailable(Span<RingElement> elements, out RingChain chain);

    /// <summary>
    /// Takes a burst of buffers, as <see cref="TryGetAvailable"/> does one after the other. A burst looks once for what the driver made
    /// available, so there may be more when it ends.
    /// </summary>
    /// <param name="chains">Receives the buffers.</param>
    /// <param name="elements">
    /// Receives their elements, those of one buffer behind those of the one before. The burst ends where room for
    /// <see cref="QueueSize"/> of them is not left.
    /// </param>
    /// <returns>How many buffers were taken; 0 if nothing is waiting, or the ring stopped.</returns>
    /// <exception cref="ArgumentException"><paramref name="elements"/> is too short for one buffer.</exception>
    int TakeAvailable(Span<RingChain> chains, Span<RingElement> elements);

    /// <summary>
    /// Gives a buffer back; the driver sees it with the next <see cref="IRing.Publish"/>. Any order is right: with
    /// <see cref="RingOptions.InOrder"/> a buffer waits in here until those that came before it were given back.
    /// </summary>
    /// <param name="id">The buffer's <see cref="RingChain.Id"/>.</param>
    /// <param name="written">
    /// How many bytes were written, without gaps, from the first writable one; at most the buffer's writable bytes
    /// (virtio 1.4, 2.7.8.2).
    /// </param>
    /// <exception cref="InvalidOperationException">All buffers that were taken have been given back.</exception>
    void MakeUsed(ushort id, uint written);

    /// <summary>Gives a burst of buffers back, as <see cref="MakeUsed(ushort, uint)"/> does one after the other.</summary>
    /// <param name="used">The buffers.</param>
    /// <exception cref="InvalidOperationException">
    /// One of them was not taken, or has been given back. Those before it are given back.
    /// </exception>
    void MakeUsed(ReadOnlySpan<UsedChain> used);
}
