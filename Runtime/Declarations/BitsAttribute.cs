namespace LayoutGen;

/// <summary>A property that is some bits of a field: an unsigned integer, an enum over one, or a <see cref="bool"/>.</summary>
/// <param name="field">The field, an unsigned integer; name it with <c>nameof</c>.</param>
/// <param name="shift">The place of the lowest bit: 0 is the least significant bit of the field.</param>
/// <param name="width">How many bits; 1 for a <see cref="bool"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BitsAttribute(string field, int shift, int width = 1) : Attribute
{
    /// <summary>The field whose bits they are.</summary>
    public string Field { get; } = field;

    /// <summary>The place of the lowest bit.</summary>
    public int Shift { get; } = shift;

    /// <summary>How many bits.</summary>
    public int Width { get; } = width;
}
