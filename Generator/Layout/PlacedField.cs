using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Layout;

/// <summary>A field and its place. The place never depends on features: a header is cumulative (virtio 1.4, 5.1.9).</summary>
internal sealed record PlacedField(FieldDeclaration Field, int Offset)
{
    public int End => Offset + Field.Wire.Size;

    public static IReadOnlyList<PlacedField> Place(HeaderDeclaration header)
    {
        List<PlacedField> placed = [];
        foreach (var field in header.Fields)
            placed.Add(new(field, placed.Count == 0 ? 0 : placed[placed.Count - 1].End));
        return placed;
    }
}
