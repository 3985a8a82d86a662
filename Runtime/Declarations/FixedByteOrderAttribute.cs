using LayoutGen.Memory;

namespace LayoutGen;

/// <summary>An integer, or an array of integers, that has the same byte order on every interface, the legacy one included.</summary>
/// <param name="order">The byte order.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FixedByteOrderAttribute(ByteOrder order) : Attribute
{
    /// <summary>The byte order.</summary>
    public ByteOrder Order { get; } = order;
}
