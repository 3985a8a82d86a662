using LayoutGen.Layouts;
using LayoutGen.Memory;

namespace LayoutGen.Queues;

/// <summary>What a driver chooses when it opens a queue.</summary>
public sealed record QueueOptions
{
    /// <summary>The number of descriptors: a power of two up to 32768 (virtio 1.4, 2.7), and not more than the device allows.</summary>
    public int QueueSize { get; init; } = 256;

    /// <summary>How the memory of the buffers is laid out.</summary>
    public BufferPlan Plan { get; init; } = new();

    /// <summary>What the device's configuration says of the packet's parts.</summary>
    public PartSizes Sizes { get; init; } = PartSizes.Declared;

    /// <summary>How the ring's memory is accessed: with <see cref="Feature.OrderPlatform"/> as <see cref="PlatformSharedMemory"/>.</summary>
    public RingMemory Memory { get; init; } = RingMemory.Of<NativeSharedMemory>();

    /// <summary>What the device takes of what the specification allows.</summary>
    public PeerProfile Peer { get; init; } = PeerProfile.Specification;
}
