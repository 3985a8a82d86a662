using System.Runtime.CompilerServices;

namespace LayoutGen.Memory;

/// <summary>
/// A checked view of some guest memory, 16 bytes small: an array of them, made when a queue is opened, turns buffers into spans
/// without a look-up. It holds a pointer, so it must not outlive its <see cref="GuestMemory"/>. The default window is empty.
/// </summary>
public readonly unsafe struct MemoryWindow
{
    private readonly byte* _start;

    internal MemoryWindow(byte* start, uint length)
    {
        _start = start;
        Length = length;
    }

    /// <summary>The number of bytes, at most 2^31 - 1.</summary>
    public uint Length { get; }

    /// <summary>All bytes of the window.</summary>
    public Span<byte> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_start, (int)Length);
    }

    /// <summary>Some bytes of the window.</summary>
    /// <param name="offset">The first byte, counted from the window's start.</param>
    /// <param name="length">The number of bytes.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bytes are not all in the window.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Slice(uint offset, uint length) => Span.Slice((int)offset, (int)length);
}
