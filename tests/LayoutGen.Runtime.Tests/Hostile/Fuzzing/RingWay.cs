using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>A way through an operation of a ring, as far as it can be told from outside.</summary>
/// <param name="Options">What the ring was made with.</param>
/// <param name="Before">The operation before it.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Held">How many buffers are under way, up to 3.</param>
/// <param name="Loads">How many words it read, up to 20.</param>
/// <param name="Fault">Why the ring stopped.</param>
internal readonly record struct RingWay(
    RingOptions Options, int Before, int Operation, int Result, int Held, int Loads, RingFaultReason Fault);
