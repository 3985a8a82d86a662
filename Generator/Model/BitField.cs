namespace LayoutGen.Generator.Model;

/// <summary>Some bits of a field, as a property.</summary>
/// <param name="Name">The property.</param>
/// <param name="Word">The field whose bits they are.</param>
/// <param name="Shift">The lowest bit's place in the word.</param>
/// <param name="Width">How many bits.</param>
/// <param name="Type">The property's type in code: an unsigned integer, an enum over one, or <c>bool</c>.</param>
internal sealed record BitField(
    string Name,
    FieldDeclaration Word,
    int Shift,
    int Width,
    string Type,
    string Accessibility,
    bool HasSetter,
    string Documentation)
{
    public ulong Mask => Width == 64 ? ulong.MaxValue : (1UL << Width) - 1;
}
