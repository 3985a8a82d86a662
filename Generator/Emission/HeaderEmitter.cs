using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes what a header's declaration becomes: its view, and its layouts.</summary>
internal static class HeaderEmitter
{
    public static SourceFile Emit(HeaderDeclaration header)
    {
        var type = header.Type;
        var variants = LayoutSolver.Solve(header);
        var writer = new SourceWriter(type);
        writer.Remarks(ByteMap.OfHeader(header, variants));
        writer.Line(SourceWriter.GeneratedCode);
        using (writer.Braces($"partial struct {type.Name} : {Names.Layouts}.ILaidOut"))
        {
            writer.Lines($$"""
                private readonly {{Names.Wire}} _wire;{{(header.Tail is null ? "" : "\nprivate readonly int _length;")}}

                /// <summary>Views bytes as a header in a selected layout.</summary>
                /// <param name="bytes">The header's bytes, and any that follow.</param>
                /// <param name="layout">The layout: <see cref="Select"/> gives it.</param>
                /// <exception cref="global::System.ArgumentException">There are fewer bytes than the layout takes.</exception>
                {{Names.Inline}}
                public {{type.Name}}(global::System.Span<byte> bytes, {{Names.Layouts}}.LayoutSelection layout)
                {
                    _wire = new(bytes, SizeOf(layout), layout, "{{type.Name}}");{{(header.Tail is null ? "" : "\n    _length = bytes.Length;")}}
                }

                /// <summary>The header's size in this layout, in bytes.</summary>
                public int Size => SizeOf(_wire.Layout);
                """);
            new FieldEmitter(header, placed => $"_wire.IsOneOf({Mask(placed, variants)})", HasGuestOrder, "Size").EmitAll(writer);
            HeaderLayoutsEmitter.Emit(writer, header, variants);
        }

        return new(type, writer);

        // A field that no legacy interface has is little-endian, whatever the guest is (virtio 1.4, 1.4).
        bool HasGuestOrder(PlacedField placed)
        {
            foreach (var variant in variants)
                if (variant.HasGuestOrder && placed.IsIn(variant.Present[0]))
                    return true;
            return false;
        }
    }

    /// <summary>The layouts that have a field, as bits.</summary>
    private static string Mask(PlacedField placed, IReadOnlyList<LayoutVariant> variants)
    {
        var mask = 0UL;
        for (var index = 0; index < variants.Count; index++)
            if (placed.IsIn(variants[index].Present[0]))
                mask |= 1UL << index;
        return mask.Hex();
    }
}
