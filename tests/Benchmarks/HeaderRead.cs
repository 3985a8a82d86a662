using BenchmarkDotNet.Attributes;
using LayoutGen.Devices;
using LayoutGen.Workloads;

namespace LayoutGen.Benchmarks;

/// <summary>Reading all fields of a header: through a closed view, by hand with constant offsets, and through the plain view.</summary>
public class HeaderRead
{
    private readonly byte[] _bytes = new byte[NetHeader.MaximumSize];

    [Benchmark(Baseline = true)]
    public uint ByHand() => HeaderTwins.Read12ByHand(_bytes);

    [Benchmark]
    public uint ClosedView() => HeaderTwins.Read12View(_bytes);

    [Benchmark]
    public uint PlainView() => HeaderTwins.Read12Plain(_bytes, new(Index: 1, IsBigEndian: false));
}
