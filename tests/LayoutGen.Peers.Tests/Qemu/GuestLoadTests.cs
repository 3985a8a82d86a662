using System.Text.RegularExpressions;
using LayoutGen.Peers.Tests.FrontEnd;
using LayoutGen.Tests;
using Xunit.Abstractions;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>
/// Linux guests that use the device as fast as they can while they, or the device, are killed: twice, or for
/// <c>LAYOUTGEN_LOAD</c> seconds twenty times.
/// </summary>
public sealed partial class GuestLoadTests(ITestOutputHelper output)
{
    // Rounds of 100 pings of one frame, then of three, on one device after the other, each sent when the last was answered, or in 5 s. A
    // round says how it went; a reply that comes twice is a duplicate. Never two at once: ping gives its socket little room, which replies
    // to another fill before it has chosen a device.
    private const string Script =
        """
        interfaces=$(ls /sys/class/net | grep eth)
        for interface in $interfaces; do ip link set $interface up; ip addr add 10.0.2.15/24 dev $interface; done
        while :; do
          for interface in $interfaces; do
            for size in 56 4000; do
              echo "round $interface $size: $(ping -I $interface -A -i 5 -q -W 10 -c 100 -s $size 10.0.2.2 | grep packets)"
            done
          done
        done
        """;

    private const string WholeRound = "100 packets transmitted, 100 packets received, 0% packet loss";

    private static readonly int s_kills = LoadTime.IsLong ? 20 : 2;
    private static readonly TimeSpan s_stay = LoadTime.Or(2) / s_kills;

    [PeerFact(Peer.LinuxGuest)]
    public void Guests_that_are_killed_at_work_lose_no_frame_before_and_leave_nothing_behind()
    {
        using var split = new EmulatorProcess("net");
        using var packed = new EmulatorProcess("net");
        EmulatorProcess[] emulators = [split, packed];
        var use = new List<(int Files, int Maps, long Memory)[]>();
        var rounds = 0;
        for (var kill = 0; kill < s_kills; kill++)
        {
            using (var machine = VirtualMachine.OfLinux(
                [
                    .. VirtualMachine.Net(split.Socket, "disable-legacy=on,romfile="),
                    .. VirtualMachine.Net(packed.Socket, "disable-legacy=on,packed=on,romfile=", slot: 2),
                ],
                Script))
            {
                machine.WaitFor("round eth0");
                machine.WaitFor("round eth1");
                Thread.Sleep(s_stay);
                machine.Kill();
                var seen = Rounds(machine.Console);
                Assert.All(seen, round => Assert.Equal(WholeRound, round));
                rounds += seen.Count;
            }

            use.Add([.. emulators.Select(emulator =>
            {
                // A peer is served when the last one has been seen off.
                using var next = new FrontEndTransport(emulator.Socket);
                return emulator.Use;
            })]);
            output.WriteLine($"after kill {kill + 1}: {string.Join(", ", use[^1])}, {rounds} rounds");
        }

        foreach (var (index, emulator) in emulators.Index())
        {
            var (first, last) = (use[0][index], use[^1][index]);
            Assert.Equal((first.Files, first.Maps), (last.Files, last.Maps));
            Assert.InRange(last.Memory, 0, first.Memory + (16 << 20));
            Assert.Equal(0, emulator.Stop().Code);
            Assert.All(
                emulator.Report.GetProperty("generations").EnumerateArray(),
                generation => Assert.Empty(generation.GetProperty("errors").EnumerateArray()));
        }
    }

    /// <remarks>QEMU cannot find its place in a packed ring again when the device has not told it.</remarks>
    [PeerFact(Peer.LinuxGuest)]
    public void A_guest_goes_on_with_the_next_device_when_one_is_killed()
    {
        var folder = Directory.CreateTempSubdirectory("load-");
        var socket = Path.Combine(folder.FullName, "s");
        var emulator = EmulatorProcess.At(socket);
        using var machine = VirtualMachine.OfLinux(
            VirtualMachine.Net($"{socket},reconnect=1", "disable-legacy=on,romfile="), Script);
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
                machine.WaitUntil(() => Rounds(machine.Console).Count >= before + 4, "does not go on");
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

    private static List<string> Rounds(string console) => [.. Round().Matches(console).Select(match => match.Groups[1].Value.Trim())];

    [GeneratedRegex(@"^round \w+ \d+: (.*\S)\s*$", RegexOptions.Multiline)]
    private static partial Regex Round();
}
