using System.Runtime.CompilerServices;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Layout;

/// <summary>A field and its place. The place never depends on features: a header is cumulative (virtio 1.4, 5.1.9).</summary>
/// <param name="Field">The field.</param>
/// <param name="Offset">Where its bytes begin.</param>
/// <param name="Bit">A conditional field's number among such, which is its bit in a layout; null for a field that always exists.</param>
internal sealed record PlacedField(FieldDeclaration Field, int Offset, int? Bit)
{
    private static readonly ConditionalWeakTable<HeaderDeclaration, IReadOnlyList<PlacedField>> s_placed = new();

    /// <summary>Where its bytes end; a tail takes none of the fixed ones, so it ends nowhere.</summary>
    public int End => Field.Wire is WireTail ? 0 : Offset + Field.Wire.Size;

    /// <summary>The fields of a header in order; everything that is written about a field asks for them.</summary>
    public static IReadOnlyList<PlacedField> Place(HeaderDeclaration header) =>
        s_placed.GetValue(header, static header => PlaceAll(header));

    /// <summary>The size with every field, in bytes.</summary>
    public static int SizeOf(HeaderDeclaration header) => SizeOf(header, ulong.MaxValue);

    /// <summary>A header ends with its last existing field; what lies between keeps its bytes (virtio 1.4, 5.1.9).</summary>
    public static int SizeOf(HeaderDeclaration header, ulong present)
    {
        var size = 0;
        foreach (var placed in Place(header))
            if (placed.IsIn(present))
                size = Math.Max(size, placed.End);
        return size;
    }

    /// <summary>Whether the field exists in a layout, given the bits of the conditional fields that do.</summary>
    public bool IsIn(ulong present) => Bit is not { } bit || (present >> bit & 1) != 0;

    private static List<PlacedField> PlaceAll(HeaderDeclaration header)
    {
        List<PlacedField> all = [];
        var (start, end, bits) = (0, 0, 0);
        foreach (var field in header.Fields)
        {
            start = field.Overlays ? start : end;
            var placed = new PlacedField(field, start, field.Condition.IsAlways ? null : bits++);
            all.Add(placed);
            end = Math.Max(end, placed.End);
        }

        return all;
    }
}
