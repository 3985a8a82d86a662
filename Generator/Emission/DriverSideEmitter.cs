using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes the view of a packet in a driver's buffer, closed over its layout.</summary>
internal static class DriverSideEmitter
{
    public static SourceWriter Write(SolvedPacket solved)
    {
        var (packet, type) = (solved.Packet, solved.Type);
        var view = "DriverSide<TLayout>";
        var writer = new SourceWriter(type);
        using (writer.Braces($"partial struct {type.Name}"))
        {
            writer.Line("/// <summary>The packet in a driver's buffer, closed over its layout. It is a view, never a copy.</summary>");
            writer.Line("/// <typeparam name=\"TLayout\">The layout.</typeparam>");
            writer.Remarks(ByteMap.OfPacket(packet));
            writer.Line(SourceWriter.GeneratedCode);
            using (writer.Braces($"public readonly ref struct {view} : {Names.Queues}.IDriverPacket<{view}>\n    where TLayout : struct, {solved.LayoutInterface}"))
            {
                writer.Lines($$"""
                    private readonly {{Names.Queues}}.PacketBuffer _buffer;

                    private DriverSide({{Names.Queues}}.PacketBuffer buffer) => _buffer = buffer;
                    """);
                for (var index = 0; index < packet.Parts.Count; index++)
                    EmitPart(writer, packet, index);
                writer.Lines($$"""

                    {{Names.Queues}}.PacketBuffer {{Names.Queues}}.IDriverPacket<{{view}}>.Buffer => _buffer;

                    static {{view}} {{Names.Queues}}.IDriverPacket<{{view}}>.Over(
                        {{Names.Queues}}.PacketBuffer buffer, {{Names.Layouts}}.LayoutSelection layout) => new(buffer);
                    """);
            }
        }

        return writer;
    }

    private static void EmitPart(SourceWriter writer, PacketDeclaration packet, int index)
    {
        var part = packet.Parts[index];
        writer.Line();
        writer.Documentation(part.Documentation, $"The part <c>{part.Name}</c>.");
        writer.Remarks(ByteMap.OfPart(packet, part));
        writer.Line(part.Header is { } header
            ? $"{part.Accessibility} {header.Type.FullName}<TLayout> {part.Name} => new(_buffer.Header({index}));"
            : $"{part.Accessibility} {Names.Queues}.Payload {part.Name} => {PacketEmitter.Payload(part, index)};");
    }
}
