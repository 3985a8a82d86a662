using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes what a packet's declaration becomes: its view on each side, its layouts and its queues.</summary>
internal static class PacketEmitter
{
    public static SourceFile Emit(PacketDeclaration packet)
    {
        var type = packet.Type;
        var solved = SolvedPacket.Solve(packet);
        var writer = new SourceWriter(type);
        writer.Remarks(ByteMap.OfPacket(packet));
        writer.Line(SourceWriter.GeneratedCode);
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
            PacketLayoutsEmitter.Emit(writer, solved);
            writer.Line();
            DeviceSideEmitter.Emit(writer, solved);
        }

        return new(type, writer);
    }

    private static void EmitPart(SourceWriter writer, SolvedPacket solved, int index)
    {
        var part = solved.Packet.Parts[index];
        writer.Line();
        writer.Documentation(part.Documentation, $"The part <c>{part.Name}</c>.");
        writer.Remarks(ByteMap.OfPart(solved.Packet, part));
        writer.Line(part switch
        {
            { Header: { } header } =>
                $"{part.Accessibility} partial {header.Type.FullName} {part.Name} => new(_buffer.Header({index.Text()}), {solved.LayoutOf(header)});",
            { IsPayload: false } => $"{part.Accessibility} partial global::System.Span<byte> {part.Name} => _buffer.Header({index.Text()});",
            _ => $"{part.Accessibility} partial {Names.Queues}.Payload {part.Name} => _buffer.{(part.DeviceWrites ? "Written" : "Readable")}({index.Text()});",
        });
    }
}
