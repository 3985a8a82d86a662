using Emulator.Observation;
using LayoutGen.Cost;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace Emulator.Costs;

/// <summary>One combination of what is compared.</summary>
/// <param name="Ring">The ring's format.</param>
/// <param name="Descriptors">How the device comes by descriptors.</param>
/// <param name="Framing">How header and frame are cut into descriptors.</param>
/// <param name="Tail">Where the end of a buffer lies.</param>
/// <param name="Buffers">What a buffer holds, and whether frames are received or sent.</param>
/// <param name="Traffic">The frames.</param>
/// <param name="Link">The link.</param>
/// <param name="Queues">How many queues share it.</param>
internal sealed record CostCase(
    RingFormat Ring,
    DescriptorMode Descriptors,
    Framing Framing,
    TailPlacement Tail,
    BufferKind Buffers,
    FrameMix Traffic,
    PcieLink Link,
    int Queues)
{
    /// <summary>The driver whose buffers these are, if it is a known one.</summary>
    public CostPreset? Preset { get; init; }
}
