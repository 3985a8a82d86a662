using System.Runtime.CompilerServices;

namespace LayoutGen.Rings;

/// <summary>A buffer that the driver made available, as the device took it: device-readable elements first.</summary>
public readonly record struct RingChain
{
    private const int ElementCountShift = 16;
    private const int ReadableCountShift = 32;
    private const int IndirectShift = 48;

    // One word, of which no part is stored alone: a copy that reads more at once than was written at once waits for the store buffer.
    private readonly ulong _word;

    /// <summary>Names a buffer, and counts its elements.</summary>
    /// <param name="id">What identifies the buffer when it is made used.</param>
    /// <param name="elementCount">The number of elements, from 1 to the queue size.</param>
    /// <param name="readableCount">How many of them, from the first, the device reads; it writes the others.</param>
    /// <param name="isIndirect">Whether they, or the last of them, lay in an indirect table.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RingChain(ushort id, int elementCount, int readableCount, bool isIndirect = false) => _word =
        id | ((ulong)(ushort)elementCount << ElementCountShift) | ((ulong)(ushort)readableCount << ReadableCountShift)
        | (isIndirect ? 1UL << IndirectShift : 0);

    /// <summary>What identifies the buffer when it is made used.</summary>
    public ushort Id => (ushort)_word;

    /// <summary>The number of elements, from 1 to the queue size.</summary>
    public int ElementCount => (ushort)(_word >> ElementCountShift);

    /// <summary>How many of them, from the first, the device reads; it writes the others.</summary>
    public int ReadableCount => (ushort)(_word >> ReadableCountShift);

    /// <summary>Whether they, or the last of them, lay in an indirect table (virtio 1.4, 2.7.5.3 and 2.8.7).</summary>
    public bool IsIndirect => _word >> IndirectShift != 0;
}
