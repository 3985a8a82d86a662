using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>The memory of one buffer.</summary>
/// <param name="Elements">What the ring shows the device, in order; those of headers behind a payload last.</param>
/// <param name="Parts">By part of the packet the blocks it lies in: one for a header, one or more for a payload.</param>
/// <param name="Blocks">What was allocated.</param>
/// <param name="TrailerElements">How many elements those headers take.</param>
/// <param name="WritableBlocks">The blocks of a buffer that a packet may go on in, headers included; else none.</param>
internal sealed record PacketMemory(
    RingElement[] Elements, MemoryWindow[][] Parts, GuestRange[] Blocks, int TrailerElements, MemoryWindow[] WritableBlocks);
