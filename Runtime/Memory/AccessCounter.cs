namespace LayoutGen.Memory;

/// <summary>
/// Counts memory accesses: those of rings that are closed over <see cref="CountingSharedMemory"/>, and the transfers of a
/// device, where one transfer is one contiguous range moved once, so one DMA operation of a device in hardware. Counting is not
/// synchronised: let one thread at a time use a memory that has a counter.
/// </summary>
public sealed class AccessCounter
{
    /// <summary>Loads from ring memory.</summary>
    public AccessTotal RingReads { get; private set; }

    /// <summary>Stores to ring memory.</summary>
    public AccessTotal RingWrites { get; private set; }

    /// <summary>Buffer ranges that the device read: <see cref="GuestMemory.TryRead"/>.</summary>
    public AccessTotal TransferReads { get; private set; }

    /// <summary>Buffer ranges that the device wrote: <see cref="GuestMemory.TryWrite"/>.</summary>
    public AccessTotal TransferWrites { get; private set; }

    /// <summary>Sets all totals to zero.</summary>
    public void Reset() => RingReads = RingWrites = TransferReads = TransferWrites = default;

    internal void CountRingRead(int bytes) => RingReads = RingReads.Plus(bytes);

    internal void CountRingWrite(int bytes) => RingWrites = RingWrites.Plus(bytes);

    internal void CountTransferRead(int bytes) => TransferReads = TransferReads.Plus(bytes);

    internal void CountTransferWrite(int bytes) => TransferWrites = TransferWrites.Plus(bytes);
}
