namespace LayoutGen.Cost;

/// <summary>Accesses to memory that were counted.</summary>
/// <param name="Count">How many.</param>
/// <param name="Bytes">The bytes of all of them.</param>
public readonly record struct Accesses(long Count, long Bytes)
{
    /// <summary>What was counted from one moment to a later one.</summary>
    /// <param name="later">The total at the later moment.</param>
    /// <param name="earlier">The total before.</param>
    /// <returns>The difference.</returns>
    public static Accesses operator -(Accesses later, Accesses earlier) => new(later.Count - earlier.Count, later.Bytes - earlier.Bytes);

    /// <summary>Both together.</summary>
    /// <param name="left">Some accesses.</param>
    /// <param name="right">Other accesses.</param>
    /// <returns>The sum.</returns>
    public static Accesses operator +(Accesses left, Accesses right) => new(left.Count + right.Count, left.Bytes + right.Bytes);
}
