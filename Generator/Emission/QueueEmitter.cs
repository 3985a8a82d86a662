using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes a packet's queues: what opens them, and the selector that hands the closed form to a loop.</summary>
internal static class QueueEmitter
{
    public static SourceWriter Write(SolvedPacket solved)
    {
        var packet = solved.Packet;
        var writer = new SourceWriter(packet.Type, Alias("LittleEndian"), Alias("BigEndian"));
        using (writer.Braces($"partial struct {packet.Type.Name}"))
        {
            EmitOpen(writer, packet);
            writer.Line();
            EmitDriver(writer, solved);
            writer.Line();
            EmitDevice(writer, solved);
        }

        return writer;
    }

    private static void EmitOpen(SourceWriter writer, PacketDeclaration packet)
    {
        const string Parameters =
            Names.Queues + ".IDriverTransport device, int queueIndex, " + Names.Features + " features, " + Names.Queues + ".QueueOptions? options = null";
        var gate = packet.FreeFraming.Display;

        EmitOpenDocumentation(writer, packet, $"Driver side: opens a queue in the framing that the features allow: merged with {gate}, separate otherwise.");
        writer.Lines($"""
            public static DriverQueue OpenQueue(
                {Parameters}) =>
                Open(device, queueIndex, features, features.HasFreeFraming ? {Names.Layouts}.Framing.Merged : {Names.Layouts}.Framing.Separate, options);

            """);
        EmitOpenDocumentation(writer, packet, $"Driver side: opens a queue with merged framing, which needs {gate}.");
        writer.Lines($"""
            /// <exception cref="{Names.Queues}.FramingNotNegotiatedException">Merged framing is not negotiated.</exception>
            {Attributes.Requires(packet.FreeFraming)}
            public static DriverQueue OpenMergedQueue(
                {Parameters}) =>
                Open(device, queueIndex, features, {Names.Layouts}.Framing.Merged, options);

            """);
        EmitOpenDocumentation(writer, packet, "Driver side: opens a queue with separate framing, which every device takes.");
        writer.Lines($$"""
            public static DriverQueue OpenSeparateQueue(
                {{Parameters}}) =>
                Open(device, queueIndex, features, {{Names.Layouts}}.Framing.Separate, options);

            /// <summary>Device side: opens a queue that the driver has set up. The framing is the driver's choice, and of no concern here.</summary>
            /// <param name="setup">Where the queue lies.</param>
            /// <param name="features">What is negotiated.</param>
            /// <typeparam name="TMemory">How the ring's memory is accessed.</typeparam>
            /// <returns>The queue.</returns>
            public static DeviceQueue<TMemory> OpenDeviceQueue<TMemory>({{Names.Queues}}.DeviceQueueSetup setup, {{Names.Features}} features)
                where TMemory : struct, {{Names.Memory}}.ISharedMemory<TMemory>
            {
                var layout = Select(features, setup.GuestByteOrder);
                return new({{Names.Queues}}.DeviceBufferQueue.Open<TMemory>(setup, features, Maps[layout.Index].Shape), layout);
            }

            private static DriverQueue Open(
                {{Names.Queues}}.IDriverTransport device,
                int queueIndex,
                {{Names.Features}} features,
                {{Names.Layouts}}.Framing framing,
                {{Names.Queues}}.QueueOptions? options)
            {
                var layout = Select(features, device.GuestByteOrder);
                return new({{Names.Queues}}.DriverBufferQueue.Open(device, queueIndex, features, Maps[layout.Index].Shape, framing, options), layout, framing);
            }
            """);
    }

    private static void EmitOpenDocumentation(SourceWriter writer, PacketDeclaration packet, string summary)
    {
        writer.Lines($"""
            /// <summary>{summary}</summary>
            /// <param name="device">The way to the device.</param>
            /// <param name="queueIndex">The queue.</param>
            /// <param name="features">What is negotiated.</param>
            /// <param name="options">Queue size and buffer plan, or null for the defaults.</param>
            /// <returns>The queue.</returns>
            """);
        writer.Remarks(ByteMap.OfPacket(packet));
    }

    private static void EmitDriver(SourceWriter writer, SolvedPacket solved)
    {
        var packet = solved.Packet;
        writer.Lines($$"""
            /// <summary>A loop over packets on the driver's side: it is compiled once for every layout and ring.</summary>
            public interface IDriverLoop
            {
                /// <summary>Runs over a queue.</summary>
                /// <param name="queue">The queue, closed over its layout and ring.</param>
                /// <typeparam name="TLayout">The layout.</typeparam>
                /// <typeparam name="TRing">The ring.</typeparam>
                void Run<TLayout, TRing>({{Names.Queues}}.DriverQueue<DriverSide<TLayout>, TRing> queue)
                    where TLayout : struct, {{solved.LayoutInterface}}
                    where TRing : struct, {{Names.Rings}}.IDriverRing;
            }

            """);
        writer.Line("/// <summary>A driver's queue in its plain form; <see cref=\"Run\"/> hands the closed form to a loop.</summary>");
        writer.Remarks(ByteMap.OfPacket(packet));
        writer.Line(SourceWriter.GeneratedCode);
        using (writer.Braces($"public sealed class DriverQueue : {Names.Queues}.DriverQueue<{packet.Type.Name}>"))
        {
            writer.Lines($$"""
                internal DriverQueue({{Names.Queues}}.DriverBufferQueue buffers, {{Names.Layouts}}.LayoutSelection layout, {{Names.Layouts}}.Framing framing)
                    : base(buffers, layout, framing)
                {
                }

                /// <summary>Hands the queue, closed over its layout and ring, to a loop.</summary>
                /// <param name="loop">The loop.</param>
                /// <typeparam name="TLoop">The loop's type.</typeparam>
                public void Run<TLoop>(ref TLoop loop)
                    where TLoop : IDriverLoop, allows ref struct
                {
                """);
            EmitSelector(writer, solved, "Layout", (layout, order) => $"loop.Run(Close<DriverSide<{layout}>, {order}Ring>());");
            writer.Line("}");
        }
    }

    private static void EmitDevice(SourceWriter writer, SolvedPacket solved)
    {
        var packet = solved.Packet;
        writer.Lines($$"""
            /// <summary>A loop over packets on the device's side: it is compiled once for every layout and ring.</summary>
            public interface IDeviceLoop
            {
                /// <summary>Runs over a queue.</summary>
                /// <param name="queue">The queue, closed over its layout and ring.</param>
                /// <typeparam name="TLayout">The layout.</typeparam>
                /// <typeparam name="TRing">The ring.</typeparam>
                void Run<TLayout, TRing>({{Names.Queues}}.DeviceQueue<DeviceSide<TLayout>, TRing> queue)
                    where TLayout : struct, {{solved.LayoutInterface}}
                    where TRing : struct, {{Names.Rings}}.IDeviceRing;
            }

            /// <summary>A device's queue; <see cref="Run"/> hands its closed form to a loop.</summary>
            /// <typeparam name="TMemory">How the ring's memory is accessed.</typeparam>
            """);
        writer.Remarks(ByteMap.OfPacket(packet));
        writer.Line(SourceWriter.GeneratedCode);
        using (writer.Braces($"public sealed class DeviceQueue<TMemory>\n    where TMemory : struct, {Names.Memory}.ISharedMemory<TMemory>"))
        {
            writer.Lines($$"""
                private readonly {{Names.Queues}}.DeviceBufferQueue _buffers;
                private readonly {{Names.Layouts}}.LayoutSelection _layout;

                internal DeviceQueue({{Names.Queues}}.DeviceBufferQueue buffers, {{Names.Layouts}}.LayoutSelection layout)
                {
                    _buffers = buffers;
                    _layout = layout;
                }

                /// <summary>Why the queue is broken, if the driver broke it. A broken queue gives no more buffers.</summary>
                public {{Names.Rings}}.RingFault Fault => _buffers.Fault;

                /// <summary>Where the device is in the ring, for a transport that stops the queue and starts it again.</summary>
                public uint Position => _buffers.Position;

                /// <summary>Hands the queue, closed over its layout and ring, to a loop.</summary>
                /// <param name="loop">The loop.</param>
                /// <typeparam name="TLoop">The loop's type.</typeparam>
                public void Run<TLoop>(ref TLoop loop)
                    where TLoop : IDeviceLoop, allows ref struct
                {
                """);
            EmitSelector(
                writer,
                solved,
                "_layout",
                (layout, order) => $"loop.Run(Close<{layout}, {Names.Rings}.SplitDeviceRing<TMemory, {Names.Memory}.{order}>>());");
            writer.Lines($$"""
                }

                private {{Names.Queues}}.DeviceQueue<DeviceSide<TLayout>, TRing> Close<TLayout, TRing>()
                    where TLayout : struct, {{solved.LayoutInterface}}
                    where TRing : struct, {{Names.Rings}}.IDeviceRing =>
                    new(({{Names.Queues}}.DeviceBufferQueue<TRing>)_buffers);
                """);
        }
    }

    /// <summary>One case for every layout in every byte order that can be reached; the ring has the headers' order.</summary>
    private static void EmitSelector(SourceWriter writer, SolvedPacket solved, string selection, Func<string, string, string> run)
    {
        writer.Line($"    switch ({selection})");
        writer.Line("    {");
        for (var index = 0; index < solved.Layouts.Count; index++)
        {
            var layout = solved.Layouts[index];
            EmitCase(writer, $"({index}, false)", run(solved.LayoutType(layout, isBigEndian: false), "LittleEndian"));
            if (layout.HasGuestOrder)
                EmitCase(writer, $"({index}, true)", run(solved.LayoutType(layout, isBigEndian: true), "BigEndian"));
        }

        writer.Line("    }");
    }

    private static void EmitCase(SourceWriter writer, string pattern, string statement)
    {
        writer.Line($"        case {pattern}:");
        writer.Line($"            {statement}");
        writer.Line("            break;");
    }

    private static string Alias(string order) =>
        $"using {order}Ring = {Names.Rings}.SplitDriverRing<{Names.Memory}.NativeSharedMemory, {Names.Memory}.{order}>;";
}
