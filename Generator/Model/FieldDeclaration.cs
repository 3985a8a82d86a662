namespace LayoutGen.Generator.Model;

/// <summary>A field of a header.</summary>
internal sealed record FieldDeclaration(
    string Name,
    WireType Wire,
    Condition Condition,
    string Accessibility,
    bool HasSetter,
    string Documentation);
