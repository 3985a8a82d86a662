using BenchmarkDotNet.Attributes;
using LayoutGen.Devices;
using LayoutGen.Workloads;

namespace LayoutGen.Benchmarks;

/// <summary>Reading all fields of a header: by hand with constant offsets, through a view of a known layout, and of one selected at run time.</summary>
public class HeaderRead
{
    private readonly byte[] _bytes = new byte[NetHeader.MaximumSize];

    [Benchmark(Baseline = true)]
    public uint ByHand() => HeaderTwins.Read12ByHand(_bytes);

    [Benchmark]
    public uint KnownLayout() => HeaderTwins.Read12View(_bytes);

    [Benchmark]
    public uint SelectedLayout() => HeaderTwins.ReadSelected(_bytes, new(Index: 1, IsBigEndian: false));
}
