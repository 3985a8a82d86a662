using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes a packet's layouts, unless they are its one header's, and what selects one.</summary>
internal static class PacketLayoutsEmitter
{
    public static void Emit(SourceWriter writer, SolvedPacket solved)
    {
        if (solved.HasOwnLayouts)
        {
            LayoutTypesEmitter.Emit(writer, solved.Headers, solved.Layouts);
            foreach (var header in solved.Headers)
                EmitLayoutOf(writer, solved, header);
        }
        else
        {
            writer.Line("/// <inheritdoc/>");
            writer.Lines($"{LayoutTypesEmitter.VisitSignature} =>");
            writer.Line($"    {solved.Headers[0].Type.FullName}.VisitLayout(index, visitor, ref state);");
        }

        writer.Line();
        EmitMaps(writer, solved);
        writer.Line();
        SelectionEmitter.EmitDocumentation(writer);
        if (solved.HasOwnLayouts)
            SelectionEmitter.Emit(writer, solved.Type, solved.Headers, solved.Layouts);
        else
            writer.Line($"{SelectionEmitter.Signature} => {solved.Headers[0].Type.FullName}.Select(features, guestByteOrder);");
    }

    private static void EmitLayoutOf(SourceWriter writer, SolvedPacket solved, HeaderDeclaration header)
    {
        var indices = solved.IndicesOf(header);
        var index = indices.Distinct().Count() == 1
            ? $"{indices[0]}"
            : $"layout.Index switch {{ {string.Join(", ", indices.Take(indices.Count - 1).Select((value, key) => $"{key} => {value}"))}, _ => {indices[indices.Count - 1]} }}";
        writer.Line();
        writer.Line(Names.Inline);
        writer.Line($"private static {Names.Layouts}.LayoutSelection {solved.NameOfLayout(header)}({Names.Layouts}.LayoutSelection layout) =>");
        writer.Line($"    new({index}, layout.IsBigEndian);");
    }

    private static void EmitMaps(SourceWriter writer, SolvedPacket solved)
    {
        const string List = "global::System.Collections.Generic.IReadOnlyList<" + Names.Layouts + ".PacketMap>";
        writer.Line("/// <summary>The layouts as data, smallest first.</summary>");
        if (!solved.HasOwnLayouts)
        {
            writer.Line($"public static {List} Maps {{ get; }} = {Names.Layouts}.PacketMap.List(");
            EmitShape(writer, solved, solved.Layouts[solved.Layouts.Count - 1], "", ",");
            writer.Line($"    {solved.Headers[0].Type.FullName}.Maps);");
            return;
        }

        writer.Line($"public static {List} Maps {{ get; }} =");
        writer.Line("[");
        foreach (var layout in solved.Layouts)
            EmitShape(writer, solved, layout, $"new(\"{solved.Type.Name}\", \"{layout.Name}\", \"{layout.Features}\", ", "),");
        writer.Line("];");
    }

    private static void EmitShape(SourceWriter writer, SolvedPacket solved, LayoutVariant layout, string before, string after)
    {
        writer.Line($"    {before}new(\"{solved.Type.Name}\",");
        writer.Line("    [");
        foreach (var part in solved.Packet.Parts)
            EmitPart(writer, part, solved, layout);
        List<string> properties = [.. Properties(solved.Packet)];
        writer.Line(properties.Count == 0 ? $"    ]){after}" : $"    ]) {{ {string.Join(", ", properties)} }}{after}");
    }

    /// <summary>What a packet is besides its parts.</summary>
    private static IEnumerable<string> Properties(PacketDeclaration packet)
    {
        if (packet.LegacyCut is { } cut)
            yield return $"LegacyCut = {Names.Layouts}.LegacyCut.{cut}";
        if (packet.IgnoresUsedLength)
            yield return "IgnoresUsedLength = true";
    }

    private static void EmitPart(SourceWriter writer, PartDeclaration part, SolvedPacket solved, LayoutVariant layout)
    {
        var size = part.Header is null ? part.ConfiguredSize ?? 0 : layout.Sizes[solved.PlaceOf(part.Header)];
        var minimum = part.MinimumSize > 0 ? $", {part.MinimumSize.Text()}" : "";
        var shape = $"        new(\"{part.Name}\", {(part.DeviceWrites ? "true" : "false")}, {size.Text()}{minimum})";
        List<string> properties = [.. Properties(part)];
        if (part.Minimums.Count == 0)
        {
            writer.Line(properties.Count == 0 ? $"{shape}," : $"{shape} {{ {string.Join(", ", properties)} }},");
            return;
        }

        writer.Line(shape);
        writer.Line("        {");
        foreach (var property in properties)
            writer.Line($"            {property},");
        writer.Line("            Minimums =");
        writer.Line("            [");
        foreach (var (bytes, features, since) in part.Minimums)
            writer.Line($"                new({FeatureSet(features)}, {bytes}{(since is null ? "" : $", {Names.SpecificationVersion}.{since}")}),");
        writer.Line("            ],");
        writer.Line("        },");
    }

    /// <summary>What a part is besides its size.</summary>
    private static IEnumerable<string> Properties(PartDeclaration part)
    {
        if (part.ConfiguredSize is not null)
            yield return $"Configured = {Names.Layouts}.ConfiguredAs.Size";
        if (part.IsInTwoPieces)
            yield return "IsInTwoPieces = true";
        if (part.HasConfiguredMinimum)
            yield return $"Configured = {Names.Layouts}.ConfiguredAs.Minimum";
    }

    private static string FeatureSet(EquatableArray<FeatureReference> features) =>
        features.Count == 0 ? "default" : $"default({Names.FeatureSet}){string.Concat(features.Select(feature => $".With({feature.Code})"))}";
}
