using System.ComponentModel;

namespace LayoutGen.Layouts;

/// <summary>One layout of a header, as data: what a person would draw on paper.</summary>
/// <param name="Header">The header's name.</param>
/// <param name="Name">The layout's name.</param>
/// <param name="Size">The header's size in bytes.</param>
/// <param name="Features">The smallest feature sets that give this layout, in words.</param>
/// <param name="HasGuestOrder">Whether a legacy interface can have it, in the guest's own byte order.</param>
/// <param name="Fields">The fields whose bytes exist, in wire order.</param>
public sealed record HeaderMap(
    string Header,
    string Name,
    int Size,
    string Features,
    bool HasGuestOrder,
    params IReadOnlyList<FieldMap> Fields)
{
    /// <summary>The layouts of a header, for generated code.</summary>
    /// <param name="header">The header's name.</param>
    /// <param name="fields">All its fields, in wire order.</param>
    /// <param name="layouts">Its layouts; <c>Present</c> has a bit for each conditional field, in wire order.</param>
    /// <returns>A map for each layout.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static IReadOnlyList<HeaderMap> List(
        string header,
        FieldMap[] fields,
        (string Name, int Size, string Features, bool HasGuestOrder, ulong Present)[] layouts) =>
        [.. layouts.Select(layout => new HeaderMap(
            header, layout.Name, layout.Size, layout.Features, layout.HasGuestOrder, [.. Place(fields, layout.Size, layout.Present)]))];

    /// <summary>The fields whose bytes a layout has; a condition's bit says whether they exist.</summary>
    private static IEnumerable<FieldMap> Place(FieldMap[] fields, int size, ulong present)
    {
        foreach (var field in fields)
        {
            var isConditional = field.Condition.Length > 0;
            var placed = field.IsTail ? field with { Offset = size } : field;
            if (placed.Offset + placed.Size <= size)
                yield return isConditional ? placed with { IsPresent = (present & 1) != 0 } : placed;
            if (isConditional)
                present >>= 1;
        }
    }
}
