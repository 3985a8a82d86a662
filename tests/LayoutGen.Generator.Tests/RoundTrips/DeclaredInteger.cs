namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>
/// One integer in a structure's bytes: a field, an element of an array, a field of a structure inside, or some bits. It is read and
/// written byte by byte.
/// </summary>
/// <param name="Path">The members that lead to it in C#; the last one may be an index.</param>
/// <param name="Type">Its type in C#: an integer, an enum, or <c>bool</c>.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Size">How many bytes it takes; bits take those of their word.</param>
/// <param name="IsBigEndian">A byte order of its own.</param>
/// <param name="Condition">When it exists.</param>
internal sealed record DeclaredInteger(
    IReadOnlyList<string> Path, Type Type, int Offset, int Size, bool? IsBigEndian, DeclaredCondition Condition)
{
    /// <summary>Whether C# has a setter for it.</summary>
    public bool HasSetter { get; init; }

    /// <summary>Whether it reads as zero, whatever its bytes are.</summary>
    public bool IsReserved { get; init; }

    /// <summary>Whether it lies in the tail, from whose beginning its offset counts.</summary>
    public bool IsInTail { get; init; }

    /// <summary>The place of its lowest bit.</summary>
    public int Shift { get; init; }

    /// <summary>How many bits it has.</summary>
    public int Width { get; init; } = 8 * Math.Min(Size, sizeof(ulong));

    private ulong Mask => ulong.MaxValue >> 64 - Width;

    /// <summary>The value, as an unsigned number.</summary>
    public ulong Read(ReadOnlySpan<byte> bytes, bool isBigEndian) => IsReserved ? 0 : Word(bytes, isBigEndian) >> Shift & Mask;

    /// <summary>Writes what the type has room for.</summary>
    /// <returns>False if the bits have not.</returns>
    public bool TryWrite(Span<byte> bytes, bool isBigEndian, ulong value)
    {
        value = Type == typeof(bool) ? Math.Min(value, 1) : value & ulong.MaxValue >> 64 - 8 * DeclaredStructure.SizeOf(Type);
        if (value > Mask)
            return false;
        var word = Word(bytes, isBigEndian) & ~(Mask << Shift) | value << Shift;
        for (var place = 0; place < Size; place++)
            bytes[At(place, isBigEndian)] = (byte)(word >> 8 * place);
        return true;
    }

    private ulong Word(ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var word = 0UL;
        for (var place = 0; place < Size; place++)
            word |= (ulong)bytes[At(place, isBigEndian)] << 8 * place;
        return word;
    }

    /// <summary>Where the byte of a place lies; place 0 is the least significant.</summary>
    private int At(int place, bool isBigEndian) => Offset + (IsBigEndian ?? isBigEndian ? Size - 1 - place : place);
}
