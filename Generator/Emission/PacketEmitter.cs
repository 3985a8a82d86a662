using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes what a packet's declaration becomes: its plain view, its closed views, its layouts and its queues.</summary>
internal static class PacketEmitter
{
    public static IEnumerable<SourceFile> Emit(PacketDeclaration packet)
    {
        var solved = SolvedPacket.Solve(packet);
        yield return new($"{packet.Type.HintName}.g.cs", PlainView(solved));
        yield return new($"{packet.Type.HintName}.DriverSide.g.cs", DriverSideEmitter.Write(solved));
        yield return new($"{packet.Type.HintName}.DeviceSide.g.cs", DeviceSideEmitter.Write(solved));
        yield return new($"{packet.Type.HintName}.Layouts.g.cs", PacketLayoutsEmitter.Write(solved));
        yield return new($"{packet.Type.HintName}.Queues.g.cs", QueueEmitter.Write(solved));
    }

    private static SourceWriter PlainView(SolvedPacket solved)
    {
        var (packet, type) = (solved.Packet, solved.Type);
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
                EmitPart(writer, solved, index);
            writer.Lines($$"""

                {{Names.Queues}}.PacketBuffer {{Names.Queues}}.IDriverPacket<{{type.Name}}>.Buffer => _buffer;

                static {{type.Name}} {{Names.Queues}}.IDriverPacket<{{type.Name}}>.Over(
                    {{Names.Queues}}.PacketBuffer buffer, {{Names.Layouts}}.LayoutSelection layout) => new(buffer, layout);
                """);
        }

        return writer;
    }

    private static void EmitPart(SourceWriter writer, SolvedPacket solved, int index)
    {
        var part = solved.Packet.Parts[index];
        writer.Line();
        writer.Documentation(part.Documentation, $"The part <c>{part.Name}</c>.");
        writer.Remarks(ByteMap.OfPart(solved.Packet, part));
        writer.Line(part.Header is { } header
            ? $"{part.Accessibility} partial {header.Type.FullName} {part.Name} => new(_buffer.Header({index}), {HeaderLayout(solved, header)});"
            : $"{part.Accessibility} partial {Names.Queues}.Payload {part.Name} => {Payload(part, index)};");
    }

    /// <summary>A payload in the driver's buffer: all its room where the device reads it, what was written where it writes.</summary>
    public static string Payload(PartDeclaration part, int index) => $"_buffer.{(part.DeviceWrites ? "Written" : "Readable")}({index})";

    /// <summary>The header's own layout in each layout of the packet.</summary>
    private static string HeaderLayout(SolvedPacket solved, HeaderDeclaration header)
    {
        if (!solved.HasOwnLayouts)
            return "_layout";
        var own = LayoutSolver.Solve(header);
        var place = solved.PlaceOf(header);
        var indices = solved.Layouts.Select(layout => own.TakeWhile(other => other.Present[0] != layout.Present[place]).Count()).ToList();
        var index = indices.Distinct().Count() == 1
            ? $"{indices[0]}"
            : $"_layout.Index switch {{ {string.Join(", ", indices.Take(indices.Count - 1).Select((value, key) => $"{key} => {value}"))}, _ => {indices[indices.Count - 1]} }}";
        return $"_layout with {{ Index = {index} }}";
    }
}
