using LayoutGen;
using LayoutGen.Cost;
using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace Emulator.Observation;

/// <summary>How a driver gives a device buffers.</summary>
/// <param name="Ring">The ring's format.</param>
/// <param name="Indirect">Whether indirect descriptors are negotiated.</param>
/// <param name="Framing">How header and frame are cut into descriptors.</param>
/// <param name="Tail">Where the end of a buffer lies.</param>
/// <param name="Buffers">What a buffer holds.</param>
internal sealed record DriverPlan(RingFormat Ring, bool Indirect, Framing Framing, TailPlacement Tail, BufferKind Buffers)
{
    /// <summary>What decides about buffers is negotiated; the ring's format is not, since it changes no buffer.</summary>
    public FeatureSet Features => Buffers.IsMergeable
        ? FeatureSet.Of(Feature.Version1).With(NetFeature.MrgRxBuf)
        : FeatureSet.Of(Feature.Version1);

    public QueueOptions Options => new()
    {
        QueueSize = Buffers.QueueSize,
        Plan = new() { PayloadCapacity = Buffers.Capacity, Tail = Tail, Placement = PayloadPlacement.HeaderFirst },
    };
}
