using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace LayoutGen.Queues;

/// <summary>A driver's buffer and what is in it. It is for generated packets, which give it types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PacketBuffer
{
    private const int WrittenShift = 32;

    private readonly DriverBuffers _buffers;

    // Slot and bytes written in one word, as RingChain's, for the same reason: a packet is handed on as it was taken.
    private readonly ulong _word;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PacketBuffer(DriverBuffers buffers, int slot, uint written)
    {
        _buffers = buffers;
        _word = (uint)slot | ((ulong)written << WrittenShift);
    }

    /// <summary>The bytes that the device wrote, headers and payload; for a buffer that is being filled, all that it can write.</summary>
    internal uint WrittenBytes => (uint)(_word >> WrittenShift);

    internal int Slot => (int)_word;

    internal bool IsOf(DriverBuffers buffers) => ReferenceEquals(_buffers, buffers);

    /// <summary>The bytes of a header.</summary>
    /// <param name="part">The header's place among the packet's parts.</param>
    /// <returns>The header in shared memory.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Header(int part) => _buffers.Header(Slot, part);

    /// <summary>A payload that the device reads: the whole room there is.</summary>
    /// <param name="part">The payload's place among the packet's parts.</param>
    /// <returns>The payload in shared memory.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Payload Readable(int part) => new(_buffers.Blocks(Slot, part), _buffers.PayloadCapacity);

    /// <summary>A payload that the device writes: as much as it wrote.</summary>
    /// <param name="part">The payload's place among the packet's parts.</param>
    /// <returns>The payload in shared memory.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Payload Written(int part) => new(_buffers.Blocks(Slot, part), _buffers.PayloadOf(Slot, WrittenBytes));

    /// <summary>Everything that the device wrote, where the buffer begins no packet.</summary>
    internal Payload Continued => new(_buffers.WritableBlocks(Slot), WrittenBytes);
}
