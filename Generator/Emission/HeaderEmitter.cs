using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes what a header's declaration becomes: its view, and its layouts.</summary>
internal static class HeaderEmitter
{
    public static IEnumerable<SourceFile> Emit(HeaderDeclaration header)
    {
        var variants = LayoutSolver.Solve(header);
        yield return new($"{header.Type.HintName}.g.cs", View(header, variants));
        yield return new($"{header.Type.HintName}.Layouts.g.cs", HeaderLayoutsEmitter.Write(header, variants));
    }

    private static SourceWriter View(HeaderDeclaration header, IReadOnlyList<LayoutVariant> variants)
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
                {{Names.Inline}}
                public {{type.Name}}(global::System.Span<byte> bytes, {{Names.Layouts}}.LayoutSelection layout)
                {
                    _start = ref {{Names.Wire}}.Start(bytes, SizeOf(layout), "{{type.Name}}");
                    _layout = layout;
                }

                /// <summary>The header's size in this layout, in bytes.</summary>
                public int Size => SizeOf(_layout);
                """);
            var fields = new FieldEmitter(header, variants);
            foreach (var placed in PlacedField.Place(header))
                fields.Emit(writer, placed);
        }

        return writer;
    }
}
