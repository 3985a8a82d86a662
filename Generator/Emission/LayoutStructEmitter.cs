using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes a layout as a type: literals for everything that is decided, once for each byte order that can be reached.</summary>
internal static class LayoutStructEmitter
{
    public const string BigEndianSuffix = "BigEndian";

    public static void Emit(SourceWriter writer, LayoutVariant variant, IReadOnlyList<HeaderDeclaration> headers)
    {
        Emit(writer, variant, headers, isBigEndian: false);
        if (variant.HasGuestOrder)
            Emit(writer, variant, headers, isBigEndian: true);
    }

    private static void Emit(SourceWriter writer, LayoutVariant variant, IReadOnlyList<HeaderDeclaration> headers, bool isBigEndian)
    {
        var order = isBigEndian ? "big-endian, for a legacy interface of a big-endian guest" : "little-endian";
        writer.Line();
        writer.Line($"/// <summary>{ByteMap.Bytes(variant.Size)} of headers, {order}: {(isBigEndian ? variant.LegacyFeatures : variant.Features)}.</summary>");
        if (headers.Count > 0)
            writer.Remarks(headers.SelectMany((header, index) => Fields(header, variant.Present[index], variant.Sizes[index])));
        using (writer.Braces($"public readonly struct {variant.Name}{(isBigEndian ? BigEndianSuffix : "")} : ILayout"))
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public static bool IsBigEndian => {(isBigEndian ? "true" : "false")};");
            for (var index = 0; index < headers.Count; index++)
                writer.Lines($$"""

                    /// <inheritdoc/>
                    public static int {{headers[index].Type.Name}}Size => {{variant.Sizes[index]}};

                    /// <inheritdoc/>
                    public static ulong {{headers[index].Type.Name}}Fields => 0x{{variant.Present[index]:X}};
                    """);
        }
    }

    private static IEnumerable<string> Fields(HeaderDeclaration header, ulong present, int size)
    {
        yield return $"{header.Type.Name}:";
        yield return "<code>";
        foreach (var placed in PlacedField.Place(header).Where(placed => placed.End <= size))
        {
            var name = LayoutSolver.IsPresent(header, placed.Field, present) ? placed.Field.Name : $"({placed.Field.Name})";
            yield return $"{placed.Offset,4}  {placed.Field.Wire.Size}  {name}";
        }

        yield return "</code>";
    }
}
