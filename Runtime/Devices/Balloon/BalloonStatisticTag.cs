namespace LayoutGen.Devices;

/// <summary>What a statistic of a memory balloon counts (virtio 1.4, 5.5.6.4).</summary>
public enum BalloonStatisticTag : ushort
{
    /// <summary>Bytes that were swapped in.</summary>
    SwapIn = 0,

    /// <summary>Bytes that were swapped out.</summary>
    SwapOut = 1,

    /// <summary>Page faults that needed a disk.</summary>
    MajFlt = 2,

    /// <summary>Page faults that needed none.</summary>
    MinFlt = 3,

    /// <summary>Bytes that are unused.</summary>
    MemFree = 4,

    /// <summary>All bytes.</summary>
    MemTot = 5,

    /// <summary>Bytes that are available without swapping.</summary>
    Avail = 6,

    /// <summary>Bytes of disk caches.</summary>
    Caches = 7,

    /// <summary>Huge pages that were allocated.</summary>
    HtlbPgAlloc = 8,

    /// <summary>Huge pages that could not be allocated.</summary>
    HtlbPgFail = 9,
}
