namespace LayoutGen.Memory;

/// <summary>
/// The memory operations of a ring as a type parameter; an instance is a window of memory that both sides access. Values are in
/// the host's byte order. Offsets are in bytes from the window's start, inside it, and multiples of the operand's size: the ring
/// sees to that, the window does not check it.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface ISharedMemory<TSelf>
    where TSelf : struct, ISharedMemory<TSelf>
{
    /// <summary>
    /// Whether accesses are in order for every device on the platform, and not only for other processors: what a driver needs with
    /// <see cref="Feature.OrderPlatform"/> (virtio 1.4, 6.1).
    /// </summary>
    static virtual bool OrdersPlatform => false;

    /// <summary>Opens a window.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="range">What the window shows.</param>
    /// <param name="window">The window, valid until the memory is disposed.</param>
    /// <returns>False if the range is not in the memory.</returns>
    static abstract bool TryMap(GuestMemory memory, GuestRange range, out TSelf window);

    /// <summary>
    /// Orders every load and store before it against every one after it, stores against later loads included
    /// (virtio 1.4, 2.7.13.4.1).
    /// </summary>
    static abstract void FullBarrier();

    /// <summary>Loads 2 bytes, once.</summary>
    /// <param name="offset">Where.</param>
    /// <returns>The value.</returns>
    ushort ReadUInt16(uint offset);

    /// <summary>Loads 4 bytes, once.</summary>
    /// <param name="offset">Where.</param>
    /// <returns>The value.</returns>
    uint ReadUInt32(uint offset);

    /// <summary>Loads 8 bytes, once.</summary>
    /// <param name="offset">Where.</param>
    /// <returns>The value.</returns>
    ulong ReadUInt64(uint offset);

    /// <summary>Loads 2 bytes; no later access happens before.</summary>
    /// <param name="offset">Where.</param>
    /// <returns>The value.</returns>
    ushort AcquireUInt16(uint offset);

    /// <summary>Loads 8 bytes in a single access, so that all of them are of one moment; no later access happens before.</summary>
    /// <param name="offset">Where.</param>
    /// <returns>The value.</returns>
    ulong AcquireUInt64(uint offset);

    /// <summary>Stores 2 bytes.</summary>
    /// <param name="offset">Where.</param>
    /// <param name="value">The value.</param>
    void WriteUInt16(uint offset, ushort value);

    /// <summary>Stores 4 bytes.</summary>
    /// <param name="offset">Where.</param>
    /// <param name="value">The value.</param>
    void WriteUInt32(uint offset, uint value);

    /// <summary>Stores 8 bytes.</summary>
    /// <param name="offset">Where.</param>
    /// <param name="value">The value.</param>
    void WriteUInt64(uint offset, ulong value);

    /// <summary>Stores 2 bytes in a single access; no earlier access happens after.</summary>
    /// <param name="offset">Where.</param>
    /// <param name="value">The value.</param>
    void ReleaseUInt16(uint offset, ushort value);

    /// <summary>Stores 8 bytes in a single access; no earlier access happens after.</summary>
    /// <param name="offset">Where.</param>
    /// <param name="value">The value.</param>
    void ReleaseUInt64(uint offset, ulong value);
}
