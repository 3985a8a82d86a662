namespace LayoutGen;

/// <summary>
/// The length of an array: of a <see cref="Span{T}"/> or <see cref="ReadOnlySpan{T}"/> of bytes, or of a
/// <see cref="Layouts.IntegerArray{T}"/>.
/// </summary>
/// <param name="count">The number of elements, at least 1.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FixedLengthAttribute(int count) : Attribute
{
    /// <summary>The number of elements.</summary>
    public int Count { get; } = count;
}
