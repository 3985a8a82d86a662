using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LayoutGen.Layouts;

/// <summary>A view of integers that lie one behind the other, unaligned and in either byte order.</summary>
/// <param name="bytes">The integers' bytes; a rest that is no whole integer is not seen.</param>
/// <param name="isBigEndian">The byte order on the wire.</param>
/// <typeparam name="T">The integer, of 8 to 64 bits.</typeparam>
public readonly ref struct IntegerArray<T>(Span<byte> bytes, bool isBigEndian)
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly Span<byte> _bytes = bytes;
    private readonly bool _isBigEndian = isBigEndian;

    /// <summary>The number of integers.</summary>
    public int Length => _bytes.Length / Unsafe.SizeOf<T>();

    /// <summary>One of the integers, in the host's order.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such integer.</exception>
    public T this[int index]
    {
        get => Ordered(MemoryMarshal.Read<T>(Bytes(index)));
        set => MemoryMarshal.Write(Bytes(index), Ordered(value));
    }

    /// <summary>The bytes of one integer; an index that is none is outside of the array in unsigned numbers.</summary>
    private Span<byte> Bytes(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
        return _bytes.Slice(index * Unsafe.SizeOf<T>(), Unsafe.SizeOf<T>());
    }

    private T Ordered(T value)
    {
        if (_isBigEndian != BitConverter.IsLittleEndian)
            return value;
        MemoryMarshal.AsBytes(new Span<T>(ref value)).Reverse();
        return value;
    }
}
