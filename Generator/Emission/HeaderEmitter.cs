using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes what a header's declaration becomes: its plain view, its closed view, and its layouts.</summary>
internal static class HeaderEmitter
{
    public static IEnumerable<SourceFile> Emit(HeaderDeclaration header)
    {
        var variants = LayoutSolver.Solve(header);
        yield return new($"{header.Type.HintName}.g.cs", PlainView(header, variants));
        yield return new($"{header.Type.HintName}.Closed.g.cs", ClosedView(header, variants));
        yield return new($"{header.Type.HintName}.Layouts.g.cs", HeaderLayoutsEmitter.Write(header, variants));
    }

    private static SourceWriter PlainView(HeaderDeclaration header, IReadOnlyList<LayoutVariant> variants)
    {
        var type = header.Type;
        var writer = new SourceWriter(type);
        writer.Remarks(ByteMap.OfHeader(header, variants));
        using (writer.Braces($"partial struct {type.Name}"))
        {
            writer.Lines($$"""
                private readonly ref byte _start;
                private readonly {{Names.Layouts}}.LayoutSelection _layout;

                /// <summary>Views bytes as a header in a selected layout.</summary>
                /// <param name="bytes">The header's bytes, and any that follow.</param>
                /// <param name="layout">The layout: <see cref="Select"/> gives it.</param>
                /// <exception cref="global::System.ArgumentException">There are fewer bytes than the layout takes.</exception>
                public {{type.Name}}(global::System.Span<byte> bytes, {{Names.Layouts}}.LayoutSelection layout)
                {
                    _start = ref {{Names.Wire}}.Start(bytes, SizeOf(layout), "{{type.Name}}");
                    _layout = layout;
                }

                /// <summary>The header's size in this layout, in bytes.</summary>
                public int Size => SizeOf(_layout);
                """);
            var fields = new FieldEmitter(header, "partial ", field => $"({Mask(header, field, variants)} >> _layout.Index & 1UL) != 0UL", "_layout.IsBigEndian");
            foreach (var placed in PlacedField.Place(header))
                fields.Emit(writer, placed);
        }

        return writer;
    }

    private static SourceWriter ClosedView(HeaderDeclaration header, IReadOnlyList<LayoutVariant> variants)
    {
        var type = header.Type;
        var writer = new SourceWriter(type);
        writer.Line($"/// <summary><see cref=\"{type.Name}\"/>, closed over its layout: what exists and where is decided when the code is compiled.</summary>");
        writer.Line($"/// <typeparam name=\"TLayout\">The layout.</typeparam>");
        writer.Remarks(ByteMap.OfHeader(header, variants));
        writer.Line(SourceWriter.GeneratedCode);
        using (writer.Braces($"{type.Accessibility} readonly ref struct {type.Name}<TLayout>\n    where TLayout : struct, {type.Name}.ILayout"))
        {
            writer.Lines($$"""
                private readonly ref byte _start;

                /// <summary>Views bytes as a header.</summary>
                /// <param name="bytes">The header's bytes, and any that follow.</param>
                /// <exception cref="global::System.ArgumentException">There are fewer bytes than the layout takes.</exception>
                public {{type.Name}}(global::System.Span<byte> bytes) =>
                    _start = ref {{Names.Wire}}.Start(bytes, TLayout.{{type.Name}}Size, "{{type.Name}}");

                /// <summary>The header's size in bytes.</summary>
                public static int Size => TLayout.{{type.Name}}Size;
                """);
            var fields = new FieldEmitter(
                header, "", field => $"(TLayout.{type.Name}Fields & 0x{1UL << LayoutSolver.BitOf(header, field):X}UL) != 0UL", "TLayout.IsBigEndian");
            foreach (var placed in PlacedField.Place(header))
                fields.Emit(writer, placed);
        }

        return writer;
    }

    /// <summary>The layouts that have a field, as bits.</summary>
    private static string Mask(HeaderDeclaration header, FieldDeclaration field, IReadOnlyList<LayoutVariant> variants)
    {
        var mask = 0UL;
        for (var index = 0; index < variants.Count; index++)
            if (LayoutSolver.IsPresent(header, field, variants[index].Present[0]))
                mask |= 1UL << index;
        return $"0x{mask:X}UL";
    }
}
