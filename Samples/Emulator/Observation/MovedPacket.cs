using LayoutGen.Cost;
using LayoutGen.Rings;

namespace Emulator.Observation;

/// <summary>A packet that a device wrote.</summary>
/// <param name="Elements">The elements of the buffer that the driver gave it.</param>
/// <param name="Transfers">The ranges that it wrote.</param>
internal sealed record MovedPacket(RingElement[] Elements, IReadOnlyList<ObservedElement> Transfers)
{
    /// <summary>The bytes that it wrote.</summary>
    public uint Written => (uint)Transfers.Sum(transfer => transfer.Length);
}
