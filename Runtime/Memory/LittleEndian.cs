using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace LayoutGen.Memory;

/// <summary>The order <see cref="ByteOrder.LittleEndian"/> as a type parameter.</summary>
public readonly struct LittleEndian : IByteOrder
{
    /// <inheritdoc/>
    public static bool IsBigEndian => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Convert(ushort value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Convert(uint value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Convert(ulong value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
}
