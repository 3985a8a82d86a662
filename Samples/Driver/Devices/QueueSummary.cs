using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace Driver.Devices;

/// <summary>How the buffers of a queue are laid out, for a person.</summary>
/// <param name="Name">The queue.</param>
/// <param name="Framing">How packets are cut.</param>
/// <param name="Descriptors">The parts of a packet, those in one descriptor joined by a plus.</param>
/// <param name="Buffers">How many buffers the queue has.</param>
internal sealed record QueueSummary(string Name, Framing Framing, string Descriptors, int Buffers)
{
    public static QueueSummary Of<TPacket>(string name, DriverQueue<TPacket> queue)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    {
        var shape = TPacket.Maps[queue.Layout.Index].Shape;
        var descriptors = shape.GetDescriptors(queue.Framing).Select(descriptor => string.Concat(
            descriptor.DeviceWrites ? "W(" : "R(",
            string.Join(" + ", descriptor.Parts.Select(part => part.IsPayload ? part.Name : $"{part.Name} {part.HeaderSize}")),
            ")"));
        return new(name, queue.Framing, string.Join(", ", descriptors), queue.Buffers.BufferCount);
    }
}
