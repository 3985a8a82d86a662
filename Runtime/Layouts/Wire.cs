using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LayoutGen.Layouts;

/// <summary>
/// A structure's bytes, and the layout that they are in: unaligned integers of either byte order at constant offsets. It is for
/// generated views: they check their bytes once, when they are made, and the members here check nothing. Each order has a load and a
/// store of its own, which leaves one instruction where the order is a constant. A property of at most 16 bytes of IL is always
/// inlined, so what a property of a view says is an offset and no more.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Wire
{
    private readonly ref byte _start;

    /// <summary>Demands that bytes can hold a layout.</summary>
    /// <param name="bytes">The structure's bytes, and any that follow.</param>
    /// <param name="size">The layout's size in bytes.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="structure">The structure's name, for the message.</param>
    /// <exception cref="ArgumentException">There are fewer bytes than the layout takes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Wire(Span<byte> bytes, int size, LayoutSelection layout, string structure)
    {
        if (bytes.Length < size)
            ThrowTooShort(bytes.Length, size, structure);
        _start = ref MemoryMarshal.GetReference(bytes);
        Layout = layout;
    }

    /// <summary>The layout, and the byte order of the integers.</summary>
    public LayoutSelection Layout { get; }

    /// <summary>Whether the layout is one of some.</summary>
    /// <param name="layouts">A bit for each layout, by its place.</param>
    /// <returns>True if it is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsOneOf(ulong layouts) => (layouts >> Layout.Index & 1) != 0;

    /// <summary>Reads one byte.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <returns>The byte.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte(int offset) => At(offset);

    /// <summary>Writes one byte.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="value">The byte.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(int offset, byte value) => At(offset) = value;

    /// <summary>Reads 16 bits in the order of the layout's integers.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <returns>The value in the host's order.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort ReadUInt16(int offset) => ReadUInt16(offset, Layout.IsBigEndian);

    /// <summary>Reads 16 bits.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    /// <returns>The value in the host's order.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort ReadUInt16(int offset, bool isBigEndian) => isBigEndian == BitConverter.IsLittleEndian
        ? BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(ref At(offset)))
        : Unsafe.ReadUnaligned<ushort>(ref At(offset));

    /// <summary>Writes 16 bits in the order of the layout's integers.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="value">The value in the host's order.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt16(int offset, ushort value) => WriteUInt16(offset, value, Layout.IsBigEndian);

    /// <summary>Writes 16 bits.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="value">The value in the host's order.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt16(int offset, ushort value, bool isBigEndian)
    {
        if (isBigEndian == BitConverter.IsLittleEndian)
            Unsafe.WriteUnaligned(ref At(offset), BinaryPrimitives.ReverseEndianness(value));
        else
            Unsafe.WriteUnaligned(ref At(offset), value);
    }

    /// <summary>Reads 32 bits in the order of the layout's integers.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <returns>The value in the host's order.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32(int offset) => ReadUInt32(offset, Layout.IsBigEndian);

    /// <summary>Reads 32 bits.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    /// <returns>The value in the host's order.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32(int offset, bool isBigEndian) => isBigEndian == BitConverter.IsLittleEndian
        ? BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(ref At(offset)))
        : Unsafe.ReadUnaligned<uint>(ref At(offset));

    /// <summary>Writes 32 bits in the order of the layout's integers.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="value">The value in the host's order.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt32(int offset, uint value) => WriteUInt32(offset, value, Layout.IsBigEndian);

    /// <summary>Writes 32 bits.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="value">The value in the host's order.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt32(int offset, uint value, bool isBigEndian)
    {
        if (isBigEndian == BitConverter.IsLittleEndian)
            Unsafe.WriteUnaligned(ref At(offset), BinaryPrimitives.ReverseEndianness(value));
        else
            Unsafe.WriteUnaligned(ref At(offset), value);
    }

    /// <summary>Reads 64 bits in the order of the layout's integers.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <returns>The value in the host's order.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64(int offset) => ReadUInt64(offset, Layout.IsBigEndian);

    /// <summary>Reads 64 bits.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    /// <returns>The value in the host's order.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64(int offset, bool isBigEndian) => isBigEndian == BitConverter.IsLittleEndian
        ? BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref At(offset)))
        : Unsafe.ReadUnaligned<ulong>(ref At(offset));

    /// <summary>Writes 64 bits in the order of the layout's integers.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="value">The value in the host's order.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt64(int offset, ulong value) => WriteUInt64(offset, value, Layout.IsBigEndian);

    /// <summary>Writes 64 bits.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="value">The value in the host's order.</param>
    /// <param name="isBigEndian">The byte order on the wire.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt64(int offset, ulong value, bool isBigEndian)
    {
        if (isBigEndian == BitConverter.IsLittleEndian)
            Unsafe.WriteUnaligned(ref At(offset), BinaryPrimitives.ReverseEndianness(value));
        else
            Unsafe.WriteUnaligned(ref At(offset), value);
    }

    /// <summary>Views some bytes.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="count">The number of bytes.</param>
    /// <returns>The bytes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Bytes(int offset, int count) => MemoryMarshal.CreateSpan(ref At(offset), count);

    /// <summary>Views what follows a layout.</summary>
    /// <param name="offset">Where the layout ends, in bytes.</param>
    /// <param name="available">The bytes of the view, from the header's first.</param>
    /// <param name="wanted">The bytes to view, if as many are there.</param>
    /// <returns>The bytes, at most those that are there.</returns>
    public Span<byte> Tail(int offset, int available, ulong wanted) =>
        Bytes(offset, (int)Math.Min((ulong)Math.Max(available - offset, 0), wanted));

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

    /// <summary>The size of counted elements and some more: see <see cref="Length(ulong, ulong)"/>.</summary>
    /// <param name="count">The number of elements, as the other side may have written it.</param>
    /// <param name="elementSize">The bytes of an element.</param>
    /// <param name="more">How many elements there are besides.</param>
    /// <returns>The size in bytes.</returns>
    public static ulong Length(ulong count, ulong elementSize, uint more) =>
        count > ulong.MaxValue - more ? ulong.MaxValue : Length(count + more, elementSize);

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
    private static void ThrowTooShort(int length, int size, string structure) =>
        throw new ArgumentException($"{structure} takes {size} bytes in this layout, and only {length} were given.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte At(int offset) => ref Unsafe.AddByteOffset(ref _start, (nuint)(uint)offset);
}
