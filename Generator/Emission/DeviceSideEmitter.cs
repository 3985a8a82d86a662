using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>
/// Writes a packet's device side: what opens its queues, and the view. A driver's queues are opened by the library, which can name all
/// their types.
/// </summary>
internal static class DeviceSideEmitter
{
    public static void Emit(SourceWriter writer, SolvedPacket solved)
    {
        var (packet, type) = (solved.Packet, solved.Type);
        const string View = "DeviceSide";
        EmitOpening(writer, View);
        writer.Lines("""

            /// <summary>
            /// The packet on the device's side: headers are the device's own, and move together with the payload,
            /// whatever way the driver cut its buffer (virtio 1.4, 2.7.4.1).
            /// </summary>
            """);
        writer.Line(SourceWriter.GeneratedCode);
        using (writer.Braces($"public readonly ref struct {View} : {Names.Queues}.IDevicePacket<{View}>"))
        {
            writer.Lines($$"""
                private readonly {{Names.Queues}}.DeviceBuffer _buffer;
                private readonly {{Names.Layouts}}.LayoutSelection _layout;

                private DeviceSide({{Names.Queues}}.DeviceBuffer buffer, {{Names.Layouts}}.LayoutSelection layout)
                {
                    _buffer = buffer;
                    _layout = layout;
                }
                """);
            foreach (var part in packet.Parts)
                EmitPart(writer, solved, part);
            EmitMoves(writer, packet);
            writer.Lines($$"""

                {{Names.Queues}}.DeviceBuffer {{Names.Queues}}.IDevicePacket<{{View}}>.Buffer => _buffer;

                static {{View}} {{Names.Queues}}.IDevicePacket<{{View}}>.Over({{Names.Queues}}.DeviceBuffer buffer, {{Names.Layouts}}.LayoutSelection layout) =>
                    new(buffer, layout);

                /// <inheritdoc/>
                {{LayoutTypesEmitter.VisitSignature}} =>
                    {{type.Name}}.VisitLayout(index, visitor, ref state);
                """);
        }
    }

    private static void EmitOpening(SourceWriter writer, string view) => writer.Lines($$"""
        /// <summary>Device side: opens a queue that the driver has set up. The framing is the driver's choice, and of no concern here.</summary>
        /// <param name="setup">Where the queue lies.</param>
        /// <param name="features">What is negotiated.</param>
        /// <typeparam name="TMemory">How the ring's memory is accessed.</typeparam>
        /// <returns>The queue.</returns>
        public static {{Names.Queues}}.DeviceQueue<{{view}}> OpenDeviceQueue<TMemory>({{Names.Queues}}.DeviceQueueSetup setup, {{Names.Features}} features)
            where TMemory : struct, {{Names.Memory}}.ISharedMemory<TMemory>
        {
            var layout = Select(features, setup.GuestByteOrder);
            return new({{Names.Queues}}.DeviceBufferQueue.Open<TMemory>(setup, features, Maps[layout.Index].Shape), layout);
        }
        """);

    private static void EmitPart(SourceWriter writer, SolvedPacket solved, PartDeclaration part)
    {
        writer.Line();
        if (part.IsPayload)
        {
            var (can, length) = part.DeviceWrites ? ("can write", "Writable") : ("reads", "Readable");
            writer.Line($"/// <summary>The bytes of <see cref=\"{solved.Type.Name}.{part.Name}\"/> that the device {can}.</summary>");
            writer.Line($"{part.Accessibility} long {part.Name}Length => _buffer.{length}Length;");
            return;
        }

        var bytes = $"_buffer.Header({Offset(solved, part)}, {Size(solved, part)})";
        writer.Line($"/// <inheritdoc cref=\"{solved.Type.Name}.{part.Name}\"/>");
        writer.Line(part.Header is { } header
            ? $"{part.Accessibility} {header.Type.FullName} {part.Name} => new({bytes}, {solved.LayoutOf(header)});"
            : $"{part.Accessibility} global::System.Span<byte> {part.Name} => {bytes};");
    }

    /// <summary>Where a header stands among the device's own: after those before it.</summary>
    private static string Offset(SolvedPacket solved, PartDeclaration part)
    {
        var before = solved.Packet.Parts.TakeWhile(other => other.Name != part.Name)
            .Where(other => !other.IsPayload)
            .Select(other => Size(solved, other))
            .ToList();
        return before.Count == 0 ? "0" : string.Join(" + ", before);
    }

    private static string Size(SolvedPacket solved, PartDeclaration part) => part.Header is { } header
        ? $"{header.Type.FullName}.SizeOf({solved.LayoutOf(header)})"
        : $"_buffer.PartSize({solved.Packet.Parts.TakeWhile(other => other.Name != part.Name).Count().Text()})";

    private static void EmitMoves(SourceWriter writer, PacketDeclaration packet)
    {
        if (packet.Parts.Any(part => !part.DeviceWrites))
        {
            writer.Lines("""

                /// <summary>Moves what the device reads to its own side: headers first, then the payload.</summary>
                /// <param name="payload">Room for the payload.</param>
                /// <param name="length">The payload's bytes.</param>
                /// <returns>False if the payload is longer than its room, or lies outside the driver's memory.</returns>
                public bool TryRead(global::System.Span<byte> payload, out int length) => _buffer.TryRead(payload, out length);
                """);
        }

        if (packet.Parts.Any(part => part.DeviceWrites))
        {
            writer.Lines("""

                /// <summary>Moves what the device writes to the driver's side: headers first, then the payload.</summary>
                /// <param name="payload">The payload.</param>
                /// <returns>False if the payload does not fit, or the buffer lies outside the driver's memory.</returns>
                public bool TryWrite(global::System.ReadOnlySpan<byte> payload) => _buffer.TryWrite(payload);
                """);
        }
    }
}
