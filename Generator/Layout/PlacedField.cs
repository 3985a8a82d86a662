using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Layout;

/// <summary>A field and its place. The place never depends on features: a header is cumulative (virtio 1.4, 5.1.9).</summary>
internal sealed record PlacedField(FieldDeclaration Field, int Offset)
{
    /// <summary>Where its bytes end; a tail takes none of the fixed ones, so it ends nowhere.</summary>
    public int End => Field.Wire is WireTail ? 0 : Offset + Field.Wire.Size;

    public static IReadOnlyList<PlacedField> Place(HeaderDeclaration header)
    {
        List<PlacedField> placed = [];
        var (start, end) = (0, 0);
        foreach (var field in header.Fields)
        {
            start = field.Overlays ? start : end;
            placed.Add(new(field, start));
            end = Math.Max(end, placed[placed.Count - 1].End);
        }

        return placed;
    }

    /// <summary>The size with every field, in bytes.</summary>
    public static int SizeOf(HeaderDeclaration header) => Place(header).Select(placed => placed.End).DefaultIfEmpty(0).Max();
}
