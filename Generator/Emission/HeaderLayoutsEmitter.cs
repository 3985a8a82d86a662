using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes a header's layouts, and what selects one.</summary>
internal static class HeaderLayoutsEmitter
{
    public static void Emit(SourceWriter writer, HeaderDeclaration header, IReadOnlyList<LayoutVariant> variants)
    {
        writer.Lines($$"""

            /// <summary>The size of the largest layout, in bytes.</summary>
            public const int MaximumSize = {{variants.Max(variant => variant.Size)}};
            """);
        LayoutTypesEmitter.Emit(writer, [header], variants);
        writer.Line();
        EmitMaps(writer, header, variants);
        writer.Lines($$"""

            /// <summary>The header's size with negotiated features, in bytes.</summary>
            /// <param name="features">What is negotiated.</param>
            /// <returns>The size in bytes.</returns>
            public static int SizeFor({{Names.Features}} features) => SizeOf(Select(features));

            """);
        SelectionEmitter.EmitDocumentation(writer);
        SelectionEmitter.Emit(writer, header.Type, [header], variants);
        writer.Lines($"""

            /// <summary>The header's size in a layout, in bytes.</summary>
            /// <param name="layout">The layout.</param>
            /// <returns>The size in bytes.</returns>
            {Names.Inline}
            public static int SizeOf({Names.Layouts}.LayoutSelection layout) => layout.Index switch
            """);
        writer.Line("{");
        for (var index = 0; index < variants.Count - 1; index++)
            writer.Line($"    {index} => {variants[index].Size},");
        writer.Line($"    _ => {variants[variants.Count - 1].Size},");
        writer.Line("};");
    }

    private static void EmitMaps(SourceWriter writer, HeaderDeclaration header, IReadOnlyList<LayoutVariant> variants)
    {
        writer.Line("/// <summary>The layouts as data, smallest first.</summary>");
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Names.Layouts}.HeaderMap> Maps {{ get; }} = {Names.Layouts}.HeaderMap.List(");
        writer.Line($"    \"{header.Type.Name}\",");
        writer.Line("    [");
        foreach (var placed in PlacedField.Place(header))
            writer.Line($"        {FieldMap(placed)},");
        writer.Line("    ],");
        writer.Line("    [");
        foreach (var variant in variants)
        {
            var guestOrder = variant.HasGuestOrder ? "true" : "false";
            writer.Line($"        (\"{variant.Name}\", {variant.Size}, \"{variant.Features}\", {guestOrder}, 0x{variant.Present[0]:X}),");
        }

        writer.Line("    ]);");
    }

    /// <summary>A field as data. Only what is not said anyway is said: every argument takes the compiler its time.</summary>
    public static string FieldMap(PlacedField placed)
    {
        var condition = placed.Field.Condition.IsAlways ? "" : $", Condition: \"{placed.Field.Condition.Display}\"";
        return $"new(\"{placed.Field.Name}\", {placed.Offset.Text()}, {placed.Field.Wire.Size.Text()}{condition})";
    }
}
