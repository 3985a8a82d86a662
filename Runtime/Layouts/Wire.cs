using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LayoutGen.Layouts;

/// <summary>
/// Unaligned integers of either byte order at constant offsets. It is for generated views: they check their bytes once, when they
/// are made, and these members check nothing. Each order has a load and a store of its own, which leaves one instruction where the
/// order is a constant.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Wire
{
    /// <summary>Demands that bytes can hold a layout, and gives their first.</summary>
    /// <param name="bytes">The bytes to view.</param>
    /// <param name="size">The layout's size in bytes.</param>
    /// <param name="header">The header's name, for the message.</param>
    /// <returns>A reference to the first byte.</returns>
    /// <exception cref="ArgumentException">There are fewer bytes than the layout takes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Start(Span<byte> bytes, int size, string header)
    {
        if (bytes.Length < size)
            ThrowTooShort(bytes.Length, size, header);
        return ref MemoryMarshal.GetReference(bytes);
    }

    /// <summary>Reads 16 bits.</summary>
    /// <param name="start">The header's first byte.</param>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    /// <returns>The value in the host's order.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort ReadUInt16(ref byte start, nuint offset, bool isBigEndian) => isBigEndian == BitConverter.IsLittleEndian
        ? BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(ref Unsafe.AddByteOffset(ref start, offset)))
        : Unsafe.ReadUnaligned<ushort>(ref Unsafe.AddByteOffset(ref start, offset));

    /// <summary>Reads 32 bits.</summary>
    /// <param name="start">The header's first byte.</param>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    /// <returns>The value in the host's order.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ReadUInt32(ref byte start, nuint offset, bool isBigEndian) => isBigEndian == BitConverter.IsLittleEndian
        ? BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(ref Unsafe.AddByteOffset(ref start, offset)))
        : Unsafe.ReadUnaligned<uint>(ref Unsafe.AddByteOffset(ref start, offset));

    /// <summary>Reads 64 bits.</summary>
    /// <param name="start">The header's first byte.</param>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    /// <returns>The value in the host's order.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadUInt64(ref byte start, nuint offset, bool isBigEndian) => isBigEndian == BitConverter.IsLittleEndian
        ? BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref Unsafe.AddByteOffset(ref start, offset)))
        : Unsafe.ReadUnaligned<ulong>(ref Unsafe.AddByteOffset(ref start, offset));

    /// <summary>Writes 16 bits.</summary>
    /// <param name="start">The header's first byte.</param>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    /// <param name="value">The value in the host's order.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt16(ref byte start, nuint offset, bool isBigEndian, ushort value)
    {
        if (isBigEndian == BitConverter.IsLittleEndian)
            Unsafe.WriteUnaligned(ref Unsafe.AddByteOffset(ref start, offset), BinaryPrimitives.ReverseEndianness(value));
        else
            Unsafe.WriteUnaligned(ref Unsafe.AddByteOffset(ref start, offset), value);
    }

    /// <summary>Writes 32 bits.</summary>
    /// <param name="start">The header's first byte.</param>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    /// <param name="value">The value in the host's order.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt32(ref byte start, nuint offset, bool isBigEndian, uint value)
    {
        if (isBigEndian == BitConverter.IsLittleEndian)
            Unsafe.WriteUnaligned(ref Unsafe.AddByteOffset(ref start, offset), BinaryPrimitives.ReverseEndianness(value));
        else
            Unsafe.WriteUnaligned(ref Unsafe.AddByteOffset(ref start, offset), value);
    }

    /// <summary>Writes 64 bits.</summary>
    /// <param name="start">The header's first byte.</param>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    /// <param name="value">The value in the host's order.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt64(ref byte start, nuint offset, bool isBigEndian, ulong value)
    {
        if (isBigEndian == BitConverter.IsLittleEndian)
            Unsafe.WriteUnaligned(ref Unsafe.AddByteOffset(ref start, offset), BinaryPrimitives.ReverseEndianness(value));
        else
            Unsafe.WriteUnaligned(ref Unsafe.AddByteOffset(ref start, offset), value);
    }

    /// <summary>Reads one byte.</summary>
    /// <param name="start">The header's first byte.</param>
    /// <param name="offset">The offset in bytes.</param>
    /// <returns>The byte.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte ReadByte(ref byte start, nuint offset) => Unsafe.AddByteOffset(ref start, offset);

    /// <summary>Writes one byte.</summary>
    /// <param name="start">The header's first byte.</param>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="value">The byte.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteByte(ref byte start, nuint offset, byte value) => Unsafe.AddByteOffset(ref start, offset) = value;

    /// <summary>Views some bytes.</summary>
    /// <param name="start">The header's first byte.</param>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="count">The number of bytes.</param>
    /// <returns>The bytes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<byte> Bytes(ref byte start, int offset, int count) =>
        MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref start, (nuint)(uint)offset), count);

    /// <summary>Views what follows a layout.</summary>
    /// <param name="start">The header's first byte.</param>
    /// <param name="offset">Where the layout ends, in bytes.</param>
    /// <param name="available">The bytes of the view, from the header's first.</param>
    /// <param name="wanted">The bytes to view, if as many are there.</param>
    /// <returns>The bytes, at most those that are there.</returns>
    public static Span<byte> Tail(ref byte start, int offset, int available, ulong wanted) =>
        Bytes(ref start, offset, (int)Math.Min((ulong)Math.Max(available - offset, 0), wanted));

    /// <summary>Whether as many bytes follow a layout as are wanted.</summary>
    /// <param name="offset">Where the layout ends, in bytes.</param>
    /// <param name="available">The bytes of the view, from the header's first.</param>
    /// <param name="wanted">The bytes wanted.</param>
    /// <returns>True if they are there.</returns>
    public static bool HasTail(int offset, int available, ulong wanted) => wanted <= (ulong)Math.Max(available - offset, 0);

    /// <summary>The size of counted elements; a product that has no number is larger than all memory, and so is this.</summary>
    /// <param name="count">The number of elements, as the other side may have written it.</param>
    /// <param name="elementSize">The bytes of an element.</param>
    /// <returns>The size in bytes.</returns>
    public static ulong Length(ulong count, ulong elementSize) => count > ulong.MaxValue / elementSize ? ulong.MaxValue : count * elementSize;

    /// <summary>Puts bits into a word.</summary>
    /// <param name="word">The word as it is.</param>
    /// <param name="shift">The place of the lowest bit.</param>
    /// <param name="mask">As many ones as there are bits.</param>
    /// <param name="value">What the bits are to be.</param>
    /// <param name="field">The name of the bits with their header's, for the message.</param>
    /// <returns>The word as it is to be.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value has more bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Insert(ulong word, int shift, ulong mask, ulong value, string field)
    {
        if (value > mask)
            ThrowTooLarge(value, mask, field);
        return (word & ~(mask << shift)) | (value << shift);
    }

    /// <summary>Reports access to a field that the negotiated features do not provide.</summary>
    /// <param name="field">The field's name with its header's.</param>
    /// <param name="features">The features that would provide it.</param>
    /// <exception cref="FieldNotNegotiatedException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowMissing(string field, string features) => throw new FieldNotNegotiatedException(field, features);

    [DoesNotReturn]
    private static void ThrowTooLarge(ulong value, ulong maximum, string field) =>
        throw new ArgumentOutOfRangeException(nameof(value), value, $"{field} holds at most {maximum}.");

    [DoesNotReturn]
    private static void ThrowTooShort(int length, int size, string header) =>
        throw new ArgumentException($"{header} takes {size} bytes in this layout, and only {length} were given.");
}
