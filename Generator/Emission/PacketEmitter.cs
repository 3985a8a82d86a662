using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes what a packet's declaration becomes: its plain view, its closed views, its layouts and its queues.</summary>
internal static class PacketEmitter
{
    public static IEnumerable<SourceFile> Emit(PacketDeclaration packet)
    {
        var headers = packet.Headers.GroupBy(header => header.Type.FullName).Select(group => group.First()).ToList();
        var variants = LayoutSolver.Solve(headers);
        yield return new($"{packet.Type.HintName}.g.cs", PlainView(packet, headers, variants));
        yield return new($"{packet.Type.HintName}.DriverSide.g.cs", DriverSideEmitter.Write(packet));
        yield return new($"{packet.Type.HintName}.DeviceSide.g.cs", DeviceSideEmitter.Write(packet));
        yield return new($"{packet.Type.HintName}.Layouts.g.cs", PacketLayoutsEmitter.Write(packet, headers, variants));
        yield return new($"{packet.Type.HintName}.Queues.g.cs", QueueEmitter.Write(packet, variants));
    }

    private static SourceWriter PlainView(PacketDeclaration packet, List<HeaderDeclaration> headers, IReadOnlyList<LayoutVariant> variants)
    {
        var type = packet.Type;
        var writer = new SourceWriter(type);
        writer.Remarks(ByteMap.OfPacket(packet));
        using (writer.Braces($"partial struct {type.Name} : {Names.Queues}.IDriverPacket<{type.Name}>"))
        {
            writer.Lines($$"""
                private readonly {{Names.Queues}}.PacketBuffer _buffer;
                private readonly {{Names.Layouts}}.LayoutSelection _layout;

                private {{type.Name}}({{Names.Queues}}.PacketBuffer buffer, {{Names.Layouts}}.LayoutSelection layout)
                {
                    _buffer = buffer;
                    _layout = layout;
                }
                """);
            for (var index = 0; index < packet.Parts.Count; index++)
                EmitPart(writer, packet, index, headers, variants);
            writer.Lines($$"""

                {{Names.Queues}}.PacketBuffer {{Names.Queues}}.IDriverPacket<{{type.Name}}>.Buffer => _buffer;

                static {{type.Name}} {{Names.Queues}}.IDriverPacket<{{type.Name}}>.Over(
                    {{Names.Queues}}.PacketBuffer buffer, {{Names.Layouts}}.LayoutSelection layout) => new(buffer, layout);
                """);
        }

        return writer;
    }

    private static void EmitPart(
        SourceWriter writer, PacketDeclaration packet, int index, List<HeaderDeclaration> headers, IReadOnlyList<LayoutVariant> variants)
    {
        var part = packet.Parts[index];
        writer.Line();
        writer.Documentation(part.Documentation, $"The part <c>{part.Name}</c>.");
        writer.Remarks(ByteMap.OfPart(packet, part));
        writer.Line(part.Header is { } header
            ? $"{part.Accessibility} partial {header.Type.FullName} {part.Name} => new(_buffer.Header({index}), {HeaderLayout(header, headers, variants)});"
            : $"{part.Accessibility} partial {Names.Queues}.Payload {part.Name} => {Payload(part, index)};");
    }

    /// <summary>A payload in the driver's buffer: all its room where the device reads it, what was written where it writes.</summary>
    public static string Payload(PartDeclaration part, int index) => $"_buffer.{(part.DeviceWrites ? "Written" : "Readable")}({index})";

    /// <summary>The header's own layout in each layout of the packet.</summary>
    private static string HeaderLayout(HeaderDeclaration header, List<HeaderDeclaration> headers, IReadOnlyList<LayoutVariant> variants)
    {
        var own = LayoutSolver.Solve(header);
        var place = headers.FindIndex(other => other.Type.FullName == header.Type.FullName);
        var indices = variants
            .Select(variant => own.TakeWhile(layout => layout.Present[0] != variant.Present[place]).Count())
            .ToList();
        if (indices.SequenceEqual(Enumerable.Range(0, variants.Count)))
            return "_layout";
        var index = indices.Distinct().Count() == 1
            ? $"{indices[0]}"
            : $"_layout.Index switch {{ {string.Join(", ", indices.Take(indices.Count - 1).Select((value, key) => $"{key} => {value}"))}, _ => {indices[indices.Count - 1]} }}";
        return $"_layout with {{ Index = {index} }}";
    }
}
