using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes what opens a packet's queues.</summary>
internal static class QueueEmitter
{
    public static void Emit(SourceWriter writer, PacketDeclaration packet)
    {
        const string Parameters =
            Names.Queues + ".IDriverTransport device, int queueIndex, " + Names.Features + " features, " + Names.Queues + ".QueueOptions? options = null";
        var gate = packet.FreeFraming.Display;
        var driver = $"{Names.Queues}.DriverQueue<{packet.Type.Name}>";

        EmitOpenDocumentation(writer, packet, $"Driver side: opens a queue in the framing that the features allow: merged with {gate}, separate otherwise.");
        writer.Lines($"""
            public static {driver} OpenQueue(
                {Parameters}) =>
                Open(device, queueIndex, features, features.HasFreeFraming ? {Names.Layouts}.Framing.Merged : {Names.Layouts}.Framing.Separate, options);

            """);
        EmitOpenDocumentation(writer, packet, $"Driver side: opens a queue with merged framing, which needs {gate}.");
        writer.Lines($"""
            /// <exception cref="{Names.Queues}.FramingNotNegotiatedException">Merged framing is not negotiated.</exception>
            {Attributes.Requires(packet.FreeFraming)}
            public static {driver} OpenMergedQueue(
                {Parameters}) =>
                Open(device, queueIndex, features, {Names.Layouts}.Framing.Merged, options);

            """);
        EmitOpenDocumentation(writer, packet, "Driver side: opens a queue with separate framing, which every device takes.");
        writer.Lines($$"""
            public static {{driver}} OpenSeparateQueue(
                {{Parameters}}) =>
                Open(device, queueIndex, features, {{Names.Layouts}}.Framing.Separate, options);

            /// <summary>Device side: opens a queue that the driver has set up. The framing is the driver's choice, and of no concern here.</summary>
            /// <param name="setup">Where the queue lies.</param>
            /// <param name="features">What is negotiated.</param>
            /// <typeparam name="TMemory">How the ring's memory is accessed.</typeparam>
            /// <returns>The queue.</returns>
            public static {{Names.Queues}}.DeviceQueue<DeviceSide> OpenDeviceQueue<TMemory>({{Names.Queues}}.DeviceQueueSetup setup, {{Names.Features}} features)
                where TMemory : struct, {{Names.Memory}}.ISharedMemory<TMemory>
            {
                var layout = Select(features, setup.GuestByteOrder);
                return new({{Names.Queues}}.DeviceBufferQueue.Open<TMemory>(setup, features, Maps[layout.Index].Shape), layout);
            }

            private static {{driver}} Open(
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
}
