namespace LayoutGen.Generator.Model;

/// <summary>A field of a header or configuration.</summary>
/// <param name="Name">The property.</param>
/// <param name="Wire">What it is on the wire.</param>
/// <param name="Condition">The features with which it exists.</param>
/// <param name="Accessibility">The property's accessibility as a keyword.</param>
/// <param name="HasSetter">Whether the property can be set.</param>
/// <param name="Documentation">The property's documentation comment.</param>
/// <param name="Overlays">Whether it begins where the field before it begins: both are members of a union.</param>
/// <param name="Case">When a union's member means something; null if features or nothing say so.</param>
internal sealed record FieldDeclaration(
    string Name,
    WireForm Wire,
    Condition Condition,
    string Accessibility,
    bool HasSetter,
    string Documentation,
    bool Overlays,
    UnionCase? Case)
{
    /// <summary>Whether the property needs to be asked for: generated code has <c>HasX</c>.</summary>
    public bool IsOptional => !Condition.IsAlways || Case is not null || Wire is WireTail { Count: not null };
}
