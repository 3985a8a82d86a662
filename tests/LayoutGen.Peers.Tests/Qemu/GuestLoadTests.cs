using System.Diagnostics;
using System.Text.RegularExpressions;
using LayoutGen.Peers.Tests.FrontEnd;
using LayoutGen.Tests;
using Xunit.Abstractions;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>
/// Linux guests that use the device as fast as they can while they, or the device, are killed: three times, or for
/// <c>LAYOUTGEN_LOAD</c> seconds twenty times.
/// </summary>
public sealed partial class GuestLoadTests(ITestOutputHelper output)
{
    // Rounds of 100 pings of one frame, then of three, each sent when the last was answered, or in 5 s. A round says how it went; a reply
    // that comes twice is a duplicate. One after the other: ping gives its socket little room, and every ping sees the replies to all.
    private const string Script =
        """
        ip link set eth0 up
        ip addr add 10.0.2.15/24 dev eth0
        while :; do
          for size in 56 4000; do echo "round $size: $(ping -A -i 5 -q -W 10 -c 100 -s $size 10.0.2.2 | grep packets)"; done
        done
        """;

    private const string WholeRound = "100 packets transmitted, 100 packets received, 0% packet loss";

    private static readonly int s_kills = LoadTime.IsLong ? 20 : 3;
    private static readonly TimeSpan s_stay = LoadTime.Or(3) / s_kills;

    [PeerTheory(Peer.LinuxGuest)]
    [InlineData("disable-legacy=on")]
    [InlineData("disable-legacy=on,packed=on")]
    public void Guests_that_are_killed_at_work_lose_no_frame_before_and_leave_nothing_behind(string options)
    {
        using var emulator = new EmulatorProcess("net");
        var use = new List<(int Files, int Maps, long Memory)>();
        var rounds = 0;
        for (var kill = 0; kill < s_kills; kill++)
        {
            using (var machine = Boot(emulator.Socket, options))
            {
                machine.WaitFor("round");
                Thread.Sleep(s_stay);
                machine.Kill();
                var seen = Rounds(machine.Console);
                Assert.All(seen, round => Assert.Equal(WholeRound, round));
                rounds += seen.Count;
            }

            // A peer is served when the last one has been seen off.
            using var next = new FrontEndTransport(emulator.Socket);
            use.Add(emulator.Use);
            output.WriteLine($"after kill {kill + 1}: {use[^1]}, {rounds} rounds");
        }

        Assert.Equal((use[0].Files, use[0].Maps), (use[^1].Files, use[^1].Maps));
        Assert.InRange(use[^1].Memory, 0, use[0].Memory + (16 << 20));
        Assert.Equal(0, emulator.Stop().Code);
        Assert.All(
            emulator.Report.GetProperty("generations").EnumerateArray(),
            generation => Assert.Empty(generation.GetProperty("errors").EnumerateArray()));
    }

    /// <remarks>QEMU cannot find its place in a packed ring again when the device has not told it.</remarks>
    [PeerFact(Peer.LinuxGuest)]
    public void A_guest_goes_on_with_the_next_device_when_one_is_killed()
    {
        var folder = Directory.CreateTempSubdirectory("load-");
        var socket = Path.Combine(folder.FullName, "s");
        var emulator = EmulatorProcess.At(socket);
        using var machine = Boot($"{socket},reconnect=1", "disable-legacy=on");
        try
        {
            machine.WaitFor("round");
            for (var kill = 0; kill < s_kills; kill++)
            {
                Thread.Sleep(s_stay);
                emulator.Stop("KILL");
                var before = Rounds(machine.Console).Count;
                emulator.Dispose();
                emulator = EmulatorProcess.At(socket);
                // A round is the outage's; those that begin after it are whole.
                WaitForRounds(machine, before + 4);
                var seen = Rounds(machine.Console).Skip(before).ToList();
                output.WriteLine($"after kill {kill + 1}: {string.Join("; ", seen.Where(round => round != WholeRound))}");
                Assert.All(seen.Skip(2), round => Assert.Equal(WholeRound, round));
            }

            Assert.Equal(0, emulator.Stop().Code);
        }
        finally
        {
            emulator.Dispose();
            folder.Delete(recursive: true);
        }
    }

    private static VirtualMachine Boot(string socket, string options) =>
        VirtualMachine.OfLinux(socket, VirtualMachine.Net($"{options},romfile="), Script);

    private static List<string> Rounds(string console) => [.. Round().Matches(console).Select(match => match.Groups[1].Value.Trim())];

    private static void WaitForRounds(VirtualMachine machine, int count)
    {
        for (var watch = Stopwatch.StartNew(); Rounds(machine.Console).Count < count; Thread.Sleep(50))
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"The guest does not go on:\n{machine.Console}");
    }

    [GeneratedRegex(@"^round \d+: (.*\S)\s*$", RegexOptions.Multiline)]
    private static partial Regex Round();
}
