using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes a packet's layouts, which are layouts of all its headers at once, and what selects one.</summary>
internal static class PacketLayoutsEmitter
{
    public static SourceWriter Write(PacketDeclaration packet, IReadOnlyList<HeaderDeclaration> headers, IReadOnlyList<LayoutVariant> variants)
    {
        var type = packet.Type;
        var bases = headers.Count > 0
            ? string.Join(", ", headers.Select(header => $"{header.Type.FullName}.ILayout"))
            : $"{Names.Layouts}.IHeaderLayout";
        var writer = new SourceWriter(type);
        writer.Line(SourceWriter.GeneratedCode);
        using (writer.Braces($"partial struct {type.Name}"))
        {
            writer.Line($"/// <summary>A layout of <see cref=\"{type.Name}\"/>: of all its headers at once.</summary>");
            writer.Line($"public interface ILayout : {bases};");
            foreach (var variant in variants)
                LayoutStructEmitter.Emit(writer, variant, headers);
            writer.Line();
            EmitMaps(writer, packet, headers, variants);
            writer.Line();
            SelectionEmitter.Emit(writer, type, headers, variants);
        }

        return writer;
    }

    private static void EmitMaps(
        SourceWriter writer, PacketDeclaration packet, IReadOnlyList<HeaderDeclaration> headers, IReadOnlyList<LayoutVariant> variants)
    {
        writer.Line("/// <summary>The layouts as data, smallest first.</summary>");
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Names.Layouts}.PacketMap> Maps {{ get; }} =");
        writer.Line("[");
        foreach (var variant in variants)
        {
            writer.Line($"    new(\"{packet.Type.Name}\", \"{variant.Name}\", \"{variant.Features}\", new(\"{packet.Type.Name}\",");
            writer.Line("    [");
            foreach (var part in packet.Parts)
                writer.Line($"        {Part(part, headers, variant)},");
            writer.Line("    ])),");
        }

        writer.Line("];");
    }

    private static string Part(PartDeclaration part, IReadOnlyList<HeaderDeclaration> headers, LayoutVariant variant)
    {
        var direction = part.DeviceWrites ? "true" : "false";
        if (part.Header is null)
            return $"new(\"{part.Name}\", {direction}, 0, {part.MinimumSize})";
        var place = headers.TakeWhile(header => header.Type.FullName != part.Header.Type.FullName).Count();
        return $"new(\"{part.Name}\", {direction}, {variant.Sizes[place]})";
    }
}
