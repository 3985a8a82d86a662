using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace LayoutGen.Memory;

/// <summary>The order <see cref="ByteOrder.BigEndian"/> as a type parameter.</summary>
public readonly struct BigEndian : IByteOrder
{
    /// <inheritdoc/>
    public static bool IsBigEndian => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Convert(ushort value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Convert(uint value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Convert(ulong value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
}
