namespace LayoutGen.Memory;

/// <summary>How often, and how much.</summary>
/// <param name="Count">The number of accesses.</param>
/// <param name="Bytes">The bytes of all of them.</param>
public readonly record struct AccessTotal(long Count, long Bytes)
{
    internal AccessTotal Plus(int bytes) => new(Count + 1, Bytes + bytes);
}
