using LayoutGen.Cost;
using LayoutGen.Memory;

namespace Emulator.Observation;

/// <summary>What a counter had counted at a moment.</summary>
internal readonly record struct AccessSnapshot(Accesses RingReads, Accesses RingWrites, Accesses TransferWrites)
{
    public static AccessSnapshot Of(AccessCounter counter) =>
        new(Of(counter.RingReads), Of(counter.RingWrites), Of(counter.TransferWrites));

    public static AccessSnapshot operator -(AccessSnapshot later, AccessSnapshot earlier) => new(
        later.RingReads - earlier.RingReads, later.RingWrites - earlier.RingWrites, later.TransferWrites - earlier.TransferWrites);

    private static Accesses Of(AccessTotal total) => new(total.Count, total.Bytes);
}
