namespace LayoutGen.Benchmarks.Rings.Peers;

/// <summary>One or several contenders of one origin.</summary>
/// <param name="Name">What a note calls it.</param>
/// <param name="Make">Makes them. Throws <see cref="PeerException"/> where what they are made of is missing.</param>
internal sealed record Peer(string Name, Func<Workshop, RingsOptions, IEnumerable<RingContender>> Make)
{
    public static IReadOnlyList<Peer> All { get; } =
    [
        new(OwnProgram.Jit, (_, _) => [OwnProgram.MakeJit()]),
        new(OwnProgram.Aot, (_, _) => [OwnProgram.MakeAot()]),
        new(CTwin.Name, CTwin.Make),
        new("ringtest", RingTest.Make),
        new(KernelDriver.Name, KernelDriver.Make),
        new(LibVhostUser.Name, LibVhostUser.Make),
        new(Dpdk.Name, Dpdk.Make),
    ];
}
