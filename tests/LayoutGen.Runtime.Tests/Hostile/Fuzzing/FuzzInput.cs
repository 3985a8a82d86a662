namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>Bytes that say what happens; behind their end come zeros.</summary>
internal sealed class FuzzInput(byte[] bytes)
{
    private static readonly ushort[] s_telling =
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 31, 32, 0x80, 0x81, 0x82, 0x84, 0x8000, 0x8080, 0x8082, 0x8002, 0x7fff, 0xfffe, 0xffff];

    private int _next;

    public bool IsAtEnd => _next >= bytes.Length;

    public byte Next() => IsAtEnd ? (byte)0 : bytes[_next++];

    public int Next(int count) => Next() % count;

    /// <summary>A word that is likely to mean something in a ring.</summary>
    public ushort Word() => Next() is var value && value < 0xc0 ? s_telling[value % s_telling.Length] : (ushort)((value << 8) | Next());
}
