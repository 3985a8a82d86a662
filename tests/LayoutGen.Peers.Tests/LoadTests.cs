using System.Diagnostics;
using LayoutGen.Devices;
using LayoutGen.Peers.Tests.FrontEnd;
using LayoutGen.Peers.Tests.Qemu;
using LayoutGen.Queues;

namespace LayoutGen.Peers.Tests;

/// <summary>
/// Peers that come, use the device as fast as it goes, and leave without a word in the middle of it. <c>LAYOUTGEN_LOAD</c> says for how
/// many seconds in all; without it two.
/// </summary>
public class LoadTests
{
    private const int Peers = 20;

    private static readonly TimeSpan s_stay = LoadTime.Or(2) / Peers;

    public static TheoryData<string, FeatureSet> Modes() => new()
    {
        { "split", FeatureSet.Of(Feature.Version1, Feature.EventIdx) },
        { "packed", FeatureSet.Of(Feature.Version1, Feature.EventIdx, Feature.RingPacked) },
        { "legacy", FeatureSet.None },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public void Twenty_peers_that_are_killed_at_work_leave_nothing_behind(string mode, FeatureSet features)
    {
        using var emulator = new EmulatorProcess("net", "--features-off", "");
        var use = new List<(int Files, int Maps, long Memory)>();
        var answers = 0L;
        for (var peer = 0; peer < Peers; peer++)
        {
            using (var transport = new FrontEndTransport(emulator.Socket))
            {
                using var driver = new NetDriver(transport, transport.Negotiate(NetFeature.Table, features));
                // Each answer is compared with its question: none is lost, comes twice or changes places.
                for (var watch = Stopwatch.StartNew(); watch.Elapsed < s_stay; answers++)
                    driver.Ask((byte)answers);
                driver.SendOnly(1);
            }

            // A peer is served when the last one has been seen off.
            using var next = new FrontEndTransport(emulator.Socket);
            use.Add(emulator.Use);
        }

        var (first, last) = (use[Peers / 2], use[^1]);
        Assert.Equal((first.Files, first.Maps), (last.Files, last.Maps));
        Assert.InRange(last.Memory, 0, first.Memory + (16 << 20));
        var (code, said) = emulator.Stop();
        Assert.Equal(0, code);
        var received = emulator.Report.GetProperty("generations").EnumerateArray()
            .Sum(generation => generation.GetProperty("queues")[0].GetProperty("packets").GetInt64());
        Assert.InRange(received, answers, answers + Peers);
        Assert.DoesNotContain("misbehaved", said, StringComparison.Ordinal);
        Assert.True(answers > Peers, mode);
    }
}
