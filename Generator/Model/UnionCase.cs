namespace LayoutGen.Generator.Model;

/// <summary>When a field means something: while another field has certain values.</summary>
/// <param name="Selector">The other field.</param>
/// <param name="Values">The values as code.</param>
/// <param name="AreFlags">Whether one of the values' bits is enough.</param>
internal sealed record UnionCase(string Selector, EquatableArray<string> Values, bool AreFlags)
{
    /// <summary>The question as code, inside the structure.</summary>
    public string Code => AreFlags
        ? $"({Selector} & ({string.Join(" | ", Values)})) != 0"
        : $"{Selector} is {string.Join(" or ", Values)}";
}
