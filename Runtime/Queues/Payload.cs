using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LayoutGen.Memory;

namespace LayoutGen.Queues;

/// <summary>
/// A payload in the memory that driver and device share: one block, or several where memory was fragmented or the tail lies apart.
/// It is a view, never a copy.
/// </summary>
public readonly ref struct Payload
{
    private readonly ReadOnlySpan<MemoryWindow> _blocks;

    internal Payload(ReadOnlySpan<MemoryWindow> blocks, uint length)
    {
        _blocks = blocks;
        Length = (int)length;
    }

    /// <summary>The payload's bytes: what the device wrote, or for a buffer that is being filled what it can hold.</summary>
    public int Length { get; }

    /// <summary>Whether all bytes lie in one block.</summary>
    public bool IsContiguous => Length <= First.Length;

    /// <summary>The payload as one span.</summary>
    /// <exception cref="InvalidOperationException">It lies in several blocks: use <see cref="CopyTo"/>, or go by <see cref="GetBlock"/>.</exception>
    public Span<byte> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var first = First;
            if (Length > first.Length)
                ThrowSeveralBlocks(Length, _blocks.Length);
            return first[..Length];
        }
    }

    /// <summary>How many blocks the payload's bytes lie in.</summary>
    public int BlockCount
    {
        get
        {
            var count = 0;
            for (var rest = Length; rest > 0; rest -= (int)_blocks[count++].Length)
            {
            }

            return count;
        }
    }

    private Span<byte> First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _blocks.IsEmpty ? [] : _blocks[0].Span;
    }

    /// <summary>One block of the payload.</summary>
    /// <param name="index">The block, 0 to <see cref="BlockCount"/> - 1.</param>
    /// <returns>The payload's bytes in that block.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such block.</exception>
    public Span<byte> GetBlock(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, BlockCount);
        var rest = Length;
        for (var before = 0; before < index; before++)
            rest -= (int)_blocks[before].Length;
        var block = _blocks[index].Span;
        return block[..Math.Min(rest, block.Length)];
    }

    /// <summary>Copies the payload out.</summary>
    /// <param name="destination">Where to; at least <see cref="Length"/> bytes.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void CopyTo(Span<byte> destination)
    {
        if (destination.Length < Length)
            ThrowTooLong(Length, destination.Length, "the destination");
        destination = destination[..Length];
        foreach (var block in _blocks)
        {
            if (destination.IsEmpty)
                return;
            var bytes = block.Span[..Math.Min((int)block.Length, destination.Length)];
            bytes.CopyTo(destination);
            destination = destination[bytes.Length..];
        }
    }

    /// <summary>Fills the payload from its start.</summary>
    /// <param name="source">The bytes, at most <see cref="Length"/>.</param>
    /// <exception cref="ArgumentException">There are more bytes than the payload can hold.</exception>
    public void CopyFrom(ReadOnlySpan<byte> source)
    {
        if (source.Length > Length)
            ThrowTooLong(source.Length, Length, "the payload");
        foreach (var block in _blocks)
        {
            if (source.IsEmpty)
                return;
            var bytes = source[..Math.Min((int)block.Length, source.Length)];
            bytes.CopyTo(block.Span);
            source = source[bytes.Length..];
        }
    }

    [DoesNotReturn]
    private static void ThrowSeveralBlocks(int length, int blocks) => throw new InvalidOperationException(
        $"The payload's {length} bytes lie in up to {blocks} blocks. Use {nameof(CopyTo)}, or go through them with {nameof(GetBlock)}.");

    [DoesNotReturn]
    private static void ThrowTooLong(int length, int capacity, string target) =>
        throw new ArgumentException($"{length} bytes do not fit: {target} holds {capacity}.");
}
