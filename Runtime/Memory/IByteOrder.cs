namespace LayoutGen.Memory;

/// <summary>
/// A byte order as a type parameter: code closed over <see cref="LittleEndian"/> or <see cref="BigEndian"/> holds either no
/// conversion or one byte swap. The same operation serves both directions.
/// </summary>
public interface IByteOrder
{
    /// <summary>Whether it is big-endian.</summary>
    static abstract bool IsBigEndian { get; }

    /// <summary>Converts 2 bytes between this order and the host's.</summary>
    /// <param name="value">The value in one of the orders.</param>
    /// <returns>The value in the other.</returns>
    static abstract ushort Convert(ushort value);

    /// <summary>Converts 4 bytes between this order and the host's.</summary>
    /// <param name="value">The value in one of the orders.</param>
    /// <returns>The value in the other.</returns>
    static abstract uint Convert(uint value);

    /// <summary>Converts 8 bytes between this order and the host's.</summary>
    /// <param name="value">The value in one of the orders.</param>
    /// <returns>The value in the other.</returns>
    static abstract ulong Convert(ulong value);
}
