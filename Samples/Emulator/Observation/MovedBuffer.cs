using LayoutGen.Cost;
using LayoutGen.Rings;

namespace Emulator.Observation;

/// <summary>A buffer that a device wrote or read.</summary>
/// <param name="Elements">The elements that the driver gave it.</param>
/// <param name="Transfers">The ranges that the device moved.</param>
internal sealed record MovedBuffer(RingElement[] Elements, IReadOnlyList<ObservedElement> Transfers)
{
    /// <summary>The bytes that the device wrote.</summary>
    public uint Written => (uint)Transfers.Where(transfer => transfer.DeviceWrites).Sum(transfer => transfer.Length);
}
