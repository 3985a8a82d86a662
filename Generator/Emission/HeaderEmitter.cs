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
                private readonly {{Names.Layouts}}.LayoutSelection _layout;{{(header.Tail is null ? "" : "\nprivate readonly int _length;")}}

                /// <summary>Views bytes as a header in a selected layout.</summary>
                /// <param name="bytes">The header's bytes, and any that follow.</param>
                /// <param name="layout">The layout: <see cref="Select"/> gives it.</param>
                /// <exception cref="global::System.ArgumentException">There are fewer bytes than the layout takes.</exception>
                {{Names.Inline}}
                public {{type.Name}}(global::System.Span<byte> bytes, {{Names.Layouts}}.LayoutSelection layout)
                {
                    _start = ref {{Names.Wire}}.Start(bytes, SizeOf(layout), "{{type.Name}}");
                    _layout = layout;{{(header.Tail is null ? "" : "\n    _length = bytes.Length;")}}
                }

                /// <summary>The header's size in this layout, in bytes.</summary>
                public int Size => SizeOf(_layout);
                """);
            new FieldEmitter(header, field => $"({Mask(header, field, variants)} >> _layout.Index & 1UL) != 0UL", IsBigEndian, "Size").EmitAll(writer);
        }

        return writer;

        // A field that no legacy interface has is little-endian, whatever the guest is (virtio 1.4, 1.4).
        string IsBigEndian(FieldDeclaration field) =>
            variants.Any(variant => variant.HasGuestOrder && Has(header, field, variant)) ? "_layout.IsBigEndian" : "false";
    }

    /// <summary>The layouts that have a field, as bits.</summary>
    private static string Mask(HeaderDeclaration header, FieldDeclaration field, IReadOnlyList<LayoutVariant> variants)
    {
        var mask = 0UL;
        for (var index = 0; index < variants.Count; index++)
            if (Has(header, field, variants[index]))
                mask |= 1UL << index;
        return $"0x{mask:X}UL";
    }

    private static bool Has(HeaderDeclaration header, FieldDeclaration field, LayoutVariant variant) =>
        LayoutSolver.IsPresent(header, field, variant.Present[0]);
}
