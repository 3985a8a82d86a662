using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LayoutGen.Memory;

/// <summary>
/// A copy that stays fast for a large payload behind a header. The C library's memmove copies some KiB and more with
/// <c>rep movsb</c> where the processor advertises it as fast, but on AMD's Zen 3 and 4 that is eight to twenty times slower for
/// a destination off the cache line (glibc bug 30994), and a payload behind a 12-byte header always is. So such copies go by lines.
/// </summary>
internal static unsafe class BulkCopy
{
    private const int LineSize = 64;
    private const int LargeSize = 2048;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (source.Length <= LineSize)
            CopySmall(ref MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(destination[..source.Length]), source.Length);
        else
            CopyMore(source, destination);
    }

    /// <summary>Clears a header, which costs less than to call for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear(Span<byte> header)
    {
        ref var start = ref MemoryMarshal.GetReference(header);
        if (header.Length is < sizeof(ulong) or > 2 * sizeof(ulong))
        {
            header.Clear();
            return;
        }

        Unsafe.WriteUnaligned(ref start, 0UL);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref start, header.Length - sizeof(ulong)), 0UL);
    }

    // A header or a small packet costs less to move than to call for: its two ends, which overlap in the middle, both read before either
    // is written.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopySmall(ref byte from, ref byte to, int length)
    {
        if (length >= 32)
            CopyEnds<Vector256<byte>>(ref from, ref to, length - 32);
        else if (length >= 16)
            CopyEnds<Vector128<byte>>(ref from, ref to, length - 16);
        else if (length >= 8)
            CopyEnds<ulong>(ref from, ref to, length - 8);
        else if (length >= 4)
            CopyEnds<uint>(ref from, ref to, length - 4);
        else if (length >= 2)
            CopyEnds<ushort>(ref from, ref to, length - 2);
        else if (length == 1)
            to = from;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyEnds<T>(ref byte from, ref byte to, int second)
        where T : unmanaged
    {
        var start = Unsafe.ReadUnaligned<T>(ref from);
        var end = Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref from, second));
        Unsafe.WriteUnaligned(ref to, start);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, second), end);
    }

    private static void CopyMore(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        // Lines in ascending order would overwrite what an overlapping source has yet to give.
        if (source.Length >= LargeSize && !source.Overlaps(destination))
            CopyLarge(source, destination);
        else
            source.CopyTo(destination);
    }

    private static void CopyLarge(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        fixed (byte* from = source, to = destination[..source.Length])
        {
            var offset = LineSize - (int)((nuint)to % LineSize);
            if (offset == LineSize)
            {
                source.CopyTo(destination);
                return;
            }

            // The first and the last line overlap their neighbours; all between are whole lines of the destination.
            CopyLine(from, to, 0);
            for (; offset < source.Length - LineSize; offset += LineSize)
                CopyLine(from, to, offset);
            CopyLine(from, to, source.Length - LineSize);
        }
    }

    // A constant size compiles to vector moves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyLine(byte* from, byte* to, int offset) => Unsafe.CopyBlockUnaligned(to + offset, from + offset, LineSize);
}
