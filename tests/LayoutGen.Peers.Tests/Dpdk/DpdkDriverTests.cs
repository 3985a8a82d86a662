using System.Globalization;
using System.Text.RegularExpressions;
using LayoutGen.Peers.Tests.Qemu;
using LayoutGen.Tests;
using Xunit.Abstractions;

namespace LayoutGen.Peers.Tests.Dpdk;

/// <summary>DPDK's driver on our device. It polls from a processor of its own, so it meets whatever is written in a wrong order.</summary>
public sealed partial class DpdkDriverTests(ITestOutputHelper output)
{
    // A burst, which fits into the queue however many descriptors a frame takes.
    private const int Burst = 32;

    public static TheoryData<string> Modes => [.. DpdkMatrix.Driver.Select(row => row.Mode)];

    [PeerTheory(Peer.Dpdk)]
    [MemberData(nameof(Modes))]
    public void DPDK_answers_pings_and_sends_frames_of_three_segments(string mode)
    {
        var row = DpdkMatrix.Driver.Single(row => row.Mode == mode);
        using var emulator = EmulatorProcess.Apart("--backend", "tap=tap0", "--features-off", row.Off);
        Run(emulator,
            "echo 1 >/proc/sys/net/ipv6/conf/tap0/disable_ipv6 && busybox ip addr add 10.0.2.2/24 dev tap0 && busybox ip link set tap0 up");
        string said;
        using (var driver = new TestPmd(emulator.Socket, row.Options))
        {
            driver.WaitFor("icmpecho packet forwarding -");
            Run(emulator, "busybox ping -A -q -W 10 -c 3 10.0.2.15 && busybox ping -A -q -W 10 -c 2 -s 1400 10.0.2.15");
            foreach (var command in new[] { "stop", "set fwd io", "set txpkts 64,100,200", "start tx_first 1" })
                driver.Type(command);
            driver.WaitFor("io packet forwarding -");
            Thread.Sleep(TimeSpan.FromSeconds(0.5));
            driver.Type("stop");
            driver.Type("quit");
            driver.WaitForEnd();
            said = driver.Console;
        }

        output.WriteLine(said);
        Assert.Equal(0, emulator.Stop().Code);
        var generation = emulator.Report.GetProperty("generations").EnumerateArray().Last();
        output.WriteLine(generation.ToString());
        row.Generations.Single().Check(generation);

        // A request and a reply for the address, and five pings, whose echo the kernel has compared.
        Assert.Equal([6, Burst], Sent().Matches(said).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
        var transmit = generation.GetProperty("queues")[1];
        if (row.Generations.Single().Errors.Length > 0)
            return;
        Assert.Equal((6 + Burst, 42 + (3 * 98) + (2 * 1442) + (Burst * 364)),
            (transmit.GetProperty("packets").GetInt32(), transmit.GetProperty("bytes").GetInt32()));
        var frames = Emulator.Captures.Capture.Load(emulator.Capture).Frames.Where(frame => frame.Length == 364).ToList();
        Assert.Equal(Burst, frames.Count);
        // DPDK's own frames: UDP from 198.18.0.1 to 198.18.0.2, of RFC 2544.
        Assert.All(frames, frame => Assert.Equal([198, 18, 0, 1, 198, 18, 0, 2], frame[26..34]));
    }

    private static void Run(EmulatorProcess emulator, string command)
    {
        using var process = emulator.Start(command);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [GeneratedRegex(@"port 0  -+\s+RX-packets.*\s+TX-packets: (\d+)")]
    private static partial Regex Sent();
}
