using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes layouts as types, and what turns the index of a selected layout into its type.</summary>
internal static class LayoutTypesEmitter
{
    public const string VisitSignature =
        "public static void VisitLayout<TVisitor, TState>(int index, TVisitor visitor, ref TState state)\n" +
        "    where TVisitor : " + Names.Layouts + ".ILayoutVisitor<TState>\n" +
        "    where TState : allows ref struct";

    public static void Emit(SourceWriter writer, IReadOnlyList<HeaderDeclaration> headers, IReadOnlyList<LayoutVariant> variants)
    {
        for (var index = 0; index < variants.Count; index++)
            EmitType(writer, headers, variants[index], index);
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Braces(VisitSignature))
        {
            writer.Line("switch (index)");
            writer.Line("{");
            for (var index = 0; index < variants.Count - 1; index++)
                EmitCase(writer, $"case {index.Text()}", variants[index]);
            EmitCase(writer, "default", variants[variants.Count - 1]);
            writer.Line("}");
        }
    }

    private static void EmitType(SourceWriter writer, IReadOnlyList<HeaderDeclaration> headers, LayoutVariant variant, int index)
    {
        writer.Line();
        writer.Line($"/// <summary>{ByteMap.Bytes(variant.Size)} of headers: {variant.Features}.</summary>");
        writer.Remarks(Remarks(headers, variant));
        using (writer.Braces($"public readonly struct {variant.Name} : {Names.Layouts}.ILayout"))
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public static int Index => {index};");
        }
    }

    private static void EmitCase(SourceWriter writer, string label, LayoutVariant variant)
    {
        writer.Line($"    {label}:");
        writer.Line($"        visitor.Visit<{variant.Name}>(ref state);");
        writer.Line("        break;");
    }

    private static IEnumerable<string> Remarks(IReadOnlyList<HeaderDeclaration> headers, LayoutVariant variant)
    {
        yield return variant.LegacyFeatures is { } legacy
            ? $"Little-endian; in the guest's own byte order on a legacy interface: {legacy}."
            : "Little-endian.";
        for (var index = 0; index < headers.Count; index++)
            foreach (var line in Fields(headers[index], variant.Present[index], variant.Sizes[index]))
                yield return line;
    }

    private static IEnumerable<string> Fields(HeaderDeclaration header, ulong present, int size)
    {
        yield return $"{header.Type.Name}:";
        yield return "<code>";
        foreach (var placed in PlacedField.Place(header))
        {
            var name = placed.IsIn(present) ? placed.Field.Name : $"({placed.Field.Name})";
            if (placed.End <= size)
                yield return $"{placed.Offset.Text().PadLeft(4)}  {placed.Field.Wire.Size.Text()}  {name}";
        }

        yield return "</code>";
    }
}
