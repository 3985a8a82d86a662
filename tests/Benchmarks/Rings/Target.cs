using LayoutGen.Benchmarks.Rings.Peers;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>How much of another's time ours may take.</summary>
/// <param name="Other">The other.</param>
/// <param name="Limit">The largest ratio.</param>
/// <param name="AppliesTo">Where it applies: a work, and where the cores are.</param>
internal sealed record Target(string Other, double Limit, Func<RingWork, string, bool> AppliesTo)
{
    private static readonly Target[] s_all =
    [
        new(CTwin.Name, 1.05, (work, _) => work.Threads == 2),
        new(CTwin.Name, 1.10, (work, _) => work.Threads == 1),
        new(RingTest.Split, 0.35, (work, mode) => IsRing(work, 2, 1) && mode == RingSample.Near),
        new(RingTest.Split, 0.50, (work, mode) => IsRing(work, 2, 1) && mode == RingSample.Far),
        new(RingTest.Packed, 0.45, (work, mode) => IsRing(work, 2, 1) && mode == RingSample.Near),
        new(RingTest.Packed, 0.75, (work, mode) => IsRing(work, 2, 1) && mode == RingSample.Far),
        new(RingTest.Split, 1.0 / 25, (work, _) => IsRing(work, 2, 32)),
        new(KernelDriver.Name, 1.0 / 8, (work, _) => IsRing(work, 1, 32)),
        new(LibVhostUser.Name, 1.0 / 6, (work, _) => IsRing(work, 1, 32)),
        new(Dpdk.Name, 1.0 / 3, (work, _) => IsSmall(work, 1)),
        new(Dpdk.Name, 1 / 1.2, (work, mode) => IsSmall(work, 2) && mode == RingSample.Near),
    ];

    /// <returns>The largest ratio, or null where nothing was promised.</returns>
    public static double? Of(string other, RingWork work, string mode) =>
        s_all.FirstOrDefault(target => target.Other == other && target.AppliesTo(work, mode))?.Limit;

    private static bool IsRing(RingWork work, int threads, int batch) =>
        work is { Kind: WorkKind.Ring, HasEventIndex: false } && work.Threads == threads && work.Batch == batch;

    private static bool IsSmall(RingWork work, int threads) => work is { Kind: not WorkKind.Ring, Size: 64 } && work.Threads == threads;
}
