using LayoutGen.Cost;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace Emulator.Observation;

/// <summary>How a driver gives a device buffers to receive into.</summary>
/// <param name="Ring">The ring's format.</param>
/// <param name="Indirect">Whether indirect descriptors are negotiated.</param>
/// <param name="Framing">How header and frame are cut into descriptors.</param>
/// <param name="Tail">Where the end of a buffer lies.</param>
/// <param name="Capacity">The frame that a buffer holds, in bytes.</param>
internal sealed record ReceivePlan(RingFormat Ring, bool Indirect, Framing Framing, TailPlacement Tail, int Capacity)
{
    private const int QueueSize = 16;

    public QueueOptions Options => new()
    {
        QueueSize = QueueSize,
        Plan = new() { PayloadCapacity = Capacity, Tail = Tail, Placement = PayloadPlacement.HeaderFirst },
    };
}
