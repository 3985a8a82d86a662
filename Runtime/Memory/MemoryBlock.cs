using System.Globalization;
using System.Runtime.CompilerServices;

namespace LayoutGen.Memory;

/// <summary>Contiguous bytes of this process that stand for contiguous guest-physical memory.</summary>
internal readonly unsafe struct MemoryBlock(byte* start, ulong address, ulong length)
{
    public byte* Start => start;

    public ulong Address => address;

    public bool Overlaps(MemoryBlock other) => address - other.Address < other.Length || other.Address - address < length;

    public ulong Length => length;

    // An address below this block becomes an offset far above any length.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(GuestRange range)
    {
        var offset = unchecked(range.Address - address);
        return offset <= length && range.Length <= length - offset;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* At(ulong guestAddress) => start + unchecked(guestAddress - address);

    public bool TryGetAddress(byte* bytes, uint count, out ulong guestAddress)
    {
        var offset = unchecked((ulong)bytes - (ulong)start);
        guestAddress = unchecked(address + offset);
        return offset <= length && count <= length - offset;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"[0x{address:x}, 0x{(UInt128)address + length:x})");
}
