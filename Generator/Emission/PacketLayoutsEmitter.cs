using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes a packet's layouts, unless they are its one header's, and what selects one.</summary>
internal static class PacketLayoutsEmitter
{
    public static SourceWriter Write(SolvedPacket solved)
    {
        var type = solved.Type;
        var writer = new SourceWriter(type);
        writer.Line(SourceWriter.GeneratedCode);
        using (writer.Braces($"partial struct {type.Name}"))
        {
            if (solved.HasOwnLayouts)
                EmitLayouts(writer, solved);
            EmitMaps(writer, solved);
            writer.Line();
            SelectionEmitter.EmitDocumentation(writer);
            if (solved.HasOwnLayouts)
                SelectionEmitter.Emit(writer, type, solved.Headers, solved.Layouts);
            else
                writer.Line($"{SelectionEmitter.Signature} => {solved.Headers[0].Type.FullName}.Select(features, guestByteOrder);");
        }

        return writer;
    }

    private static void EmitLayouts(SourceWriter writer, SolvedPacket solved)
    {
        var bases = solved.Headers.Count > 0
            ? string.Join(", ", solved.Headers.Select(header => $"{header.Type.FullName}.ILayout"))
            : $"{Names.Layouts}.IHeaderLayout";
        writer.Line($"/// <summary>A layout of <see cref=\"{solved.Type.Name}\"/>: of all its headers at once.</summary>");
        writer.Line($"public interface ILayout : {bases};");
        foreach (var layout in solved.Layouts)
            LayoutStructEmitter.Emit(writer, layout, solved.Headers);
        writer.Line();
    }

    private static void EmitMaps(SourceWriter writer, SolvedPacket solved)
    {
        writer.Line("/// <summary>The layouts as data, smallest first.</summary>");
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Names.Layouts}.PacketMap> Maps {{ get; }} =");
        writer.Line("[");
        foreach (var layout in solved.Layouts)
        {
            writer.Line($"    new(\"{solved.Type.Name}\", \"{layout.Name}\", \"{layout.Features}\", new(\"{solved.Type.Name}\",");
            writer.Line("    [");
            foreach (var part in solved.Packet.Parts)
                writer.Line($"        {Part(part, solved, layout)},");
            writer.Line("    ])),");
        }

        writer.Line("];");
    }

    private static string Part(PartDeclaration part, SolvedPacket solved, LayoutVariant layout)
    {
        var direction = part.DeviceWrites ? "true" : "false";
        return part.Header is null
            ? $"new(\"{part.Name}\", {direction}, 0, {part.MinimumSize})"
            : $"new(\"{part.Name}\", {direction}, {layout.Sizes[solved.PlaceOf(part.Header)]})";
    }
}
