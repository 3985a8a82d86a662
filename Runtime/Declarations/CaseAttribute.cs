namespace LayoutGen;

/// <summary>
/// A field that means something only while another field has one of some values; of an enum marked <see cref="FlagsAttribute"/>,
/// while it has one of some flags. The generated <c>HasX</c> asks; the property itself does not, because the other side may change the
/// selector at any time, and the bytes are there with every value.
/// </summary>
/// <param name="selector">The other field, an integer or enum that always exists; name it with <c>nameof</c>.</param>
/// <param name="values">The values.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CaseAttribute(string selector, params object[] values) : Attribute
{
    /// <summary>The other field.</summary>
    public string Selector { get; } = selector;

    /// <summary>The values with which the field means something.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
