namespace LayoutGen;

/// <summary>
/// The last field of a structure, which has what follows the fixed bytes: a <see cref="Span{T}"/> or <see cref="ReadOnlySpan{T}"/> of
/// bytes, or a <see cref="Layouts.IntegerArray{T}"/>. It takes all bytes that are left in a view, or as many elements as a field counts.
/// </summary>
/// <param name="count">
/// The field that counts the elements, an unsigned integer that always exists; name it with <c>nameof</c>. Null, which is the default,
/// for all bytes that are left.
/// </param>
/// <remarks>
/// The tail begins where the negotiated layout ends, and it never reaches beyond the bytes of the view: what the other side wrote
/// into the count is not trusted. The generated <c>HasX</c> says whether all counted elements are there, and <c>SizeWithTail</c> where
/// something else begins that lies behind them.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TailAttribute(string? count = null) : Attribute
{
    /// <summary>The field that counts the elements; null for all bytes that are left.</summary>
    public string? Count { get; } = count;

    /// <summary>The size of a counted element in bytes, 1 if nothing is said; an array of integers has its own.</summary>
    public int ElementSize { get; init; } = 1;

    /// <summary>
    /// How many elements there are beyond those that the field counts: 1 where it holds the index of the last one, as the mask of a table
    /// whose length is a power of two does (virtio 1.4, 5.1.9.5.7).
    /// </summary>
    public int More { get; init; }
}
