using System.Globalization;

namespace LayoutGen.Memory;

/// <summary>Some bytes of guest-physical memory.</summary>
/// <param name="Address">The guest-physical address of the first byte.</param>
/// <param name="Length">The number of bytes.</param>
public readonly record struct GuestRange(ulong Address, uint Length)
{
    /// <summary>The address behind the last byte; 0 for a range that ends with the address space.</summary>
    public ulong End => unchecked(Address + Length);

    /// <summary>Whether the range runs past the end of the 64-bit address space; such a range is in no memory.</summary>
    public bool Overflows => Length != 0 && Address > ulong.MaxValue - (Length - 1);

    /// <summary>Whether all bytes of another range are in this one, which must not overflow.</summary>
    /// <param name="other">The other range; any values are safe.</param>
    /// <returns>True if nothing of <paramref name="other"/> is outside; an empty range may lie at the end.</returns>
    public bool Contains(GuestRange other)
    {
        // An address below this range becomes an offset far above any length.
        var offset = unchecked(other.Address - Address);
        return offset <= Length && other.Length <= Length - offset;
    }

    /// <summary>A part of the range.</summary>
    /// <param name="offset">Where the part begins, in bytes from <see cref="Address"/>.</param>
    /// <param name="length">The part's length in bytes.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The part is not inside the range.</exception>
    public GuestRange Slice(uint offset, uint length) => offset <= Length && length <= Length - offset
        ? new(unchecked(Address + offset), length)
        : throw new ArgumentOutOfRangeException(nameof(offset), $"{length} bytes at offset {offset} are not inside {this}.");

    /// <summary>The range as a half-open interval of hexadecimal addresses.</summary>
    /// <returns>For example <c>[0x1000, 0x1800)</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"[0x{Address:x}, 0x{(UInt128)Address + Length:x})");
}
