using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes what a packet's declaration becomes: its view on each side, its layouts and its queues.</summary>
internal static class PacketEmitter
{
    public static IEnumerable<SourceFile> Emit(PacketDeclaration packet)
    {
        var solved = SolvedPacket.Solve(packet);
        yield return new($"{packet.Type.HintName}.g.cs", DriverSide(solved));
        yield return new($"{packet.Type.HintName}.DeviceSide.g.cs", DeviceSideEmitter.Write(solved));
        yield return new($"{packet.Type.HintName}.Layouts.g.cs", PacketLayoutsEmitter.Write(solved));
        yield return new($"{packet.Type.HintName}.Queues.g.cs", QueueEmitter.Write(solved));
    }

    private static SourceWriter DriverSide(SolvedPacket solved)
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
            ? $"{part.Accessibility} partial {header.Type.FullName} {part.Name} => new(_buffer.Header({index}), {solved.LayoutOf(header)});"
            : $"{part.Accessibility} partial {Names.Queues}.Payload {part.Name} => _buffer.{(part.DeviceWrites ? "Written" : "Readable")}({index});");
    }
}
