using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using LayoutGen.Tests;
using Xunit.Abstractions;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>
/// Drivers that nobody here wrote, on our device: what they negotiate, how long their headers are and how they cut their buffers. In
/// every row they have moved data, and say themselves what arrived.
/// </summary>
public sealed partial class PeerMatrixTests(ITestOutputHelper output)
{
    private const int ImageSize = 8 << 20;
    private const int Chunk = 64 << 10;

    // What a guest does with a disk: it reads the first 4 MiB, writes 2 MiB behind them, and discards 1 MiB behind those.
    private const string UseDisk =
        """
        echo "features $(cat /sys/bus/virtio/devices/virtio0/features)"
        echo "serial $(cat /sys/block/vda/serial)."
        echo "read $(dd if=/dev/vda bs=64k count=64 2>/dev/null | sha256sum)"
        dd if=/dev/urandom of=/file bs=64k count=32 2>/dev/null
        echo "wrote $(sha256sum < /file)"
        dd if=/file of=/dev/vda bs=64k seek=64 conv=fsync 2>/dev/null
        blkdiscard -o 6291456 -l 1048576 /dev/vda
        """;

    public static TheoryData<string> LinuxNet => ModesOf(PeerMatrix.LinuxNet);

    public static TheoryData<string> LinuxTcp => ModesOf(PeerMatrix.LinuxTcp);

    public static TheoryData<string> LinuxBlk => ModesOf(PeerMatrix.LinuxBlk);

    public static TheoryData<string> LinuxRng => ModesOf(PeerMatrix.LinuxRng);

    public static TheoryData<string> Ipxe => ModesOf(PeerMatrix.Ipxe);

    public static TheoryData<string> Slof => ModesOf(PeerMatrix.Slof);

    public static TheoryData<string> SlofBlk => ModesOf(PeerMatrix.SlofBlk);

    public static TheoryData<string> Disk => ModesOf(PeerMatrix.Disk);

    [PeerTheory(Peer.LinuxGuest)]
    [MemberData(nameof(LinuxNet))]
    public void A_Linux_guest_talks_to_the_network(string mode)
    {
        const string Script =
            """
            ip link set eth0 up
            udhcpc -i eth0 -n -q -f -t 20 -T 1 -s /bin/true 2>&1
            ip addr add 10.0.2.15/24 dev eth0
            last=$(($(nproc) - 1))
            taskset -c $last ping -W 60 -c 3 10.0.2.2
            taskset -c $last ping -W 60 -c 2 -s 1472 10.0.2.2
            taskset -c $last ping -W 60 -c 2 -s 4000 10.0.2.2
            cd /sys/class/net/eth0/statistics
            echo "received $(cat rx_packets) frames, $(cat rx_bytes) bytes"
            """;
        var row = Find(PeerMatrix.LinuxNet, mode);
        using var emulator = new EmulatorProcess("net", "--features-off", row.Off, "--queues", $"{row.Queues}");
        var console = RunLinux(emulator, VirtualMachine.Net($"{row.Options},romfile=", row.Queues), Script);

        var receive = Check(row, emulator)[0].GetProperty("queues").EnumerateArray()
            .Where(queue => queue.GetProperty("name").GetString()!.StartsWith("rx", StringComparison.Ordinal)).ToList();
        Assert.Contains("lease of 10.0.2.15 obtained", console, StringComparison.Ordinal);
        Assert.Equal(2, Count(console, "2 packets transmitted, 2 packets received, 0% packet loss"));
        Assert.Equal(1, Count(console, "3 packets transmitted, 3 packets received, 0% packet loss"));
        Assert.Contains(
            $"received {Sum("packets")} frames, {Sum("bytes")} bytes", console, StringComparison.Ordinal);

        long Sum(string what) => receive.Sum(queue => queue.GetProperty(what).GetInt64());
    }

    [PeerTheory(Peer.NetworkedGuest)]
    [MemberData(nameof(LinuxTcp))]
    public void Files_go_between_this_machine_and_a_Linux_guest_and_are_the_same(string mode)
    {
        const string Script =
            """
            ip link set eth0 up
            ip addr add 10.0.2.15/24 dev eth0
            dd if=/dev/urandom of=/up bs=64k count=64 2>/dev/null
            nc 10.0.2.2 5001 -e sh -c "cat >/down"
            echo "down $(sha256sum </down)"
            nc 10.0.2.2 5002 -e cat /up
            echo "up $(sha256sum </up)"
            """;
        var row = Find(PeerMatrix.LinuxTcp, mode);
        using var down = new ImageFile(8 << 20);
        using var up = new ImageFile(0);
        using var emulator = EmulatorProcess.Apart("--backend", "tap=tap0");
        using (var setUp = emulator.Start("busybox ip addr add 10.0.2.2/24 dev tap0 && busybox ip link set tap0 up"))
            setUp.WaitForExit();
        using var sender = emulator.Start($"busybox nc -l -p 5001 -e busybox cat {down.Location}");
        using var receiver = emulator.Start($"busybox nc -l -p 5002 -e sh -c 'cat >{up.Location}'");
        var console = RunLinux(emulator, VirtualMachine.Net($"{row.Options},romfile="), Script);

        Assert.Contains($"down {Hash(down.Content)}", console, StringComparison.Ordinal);
        Assert.True(receiver.WaitForExit(10_000) && up.Content.Length == 4 << 20, "The file has not arrived.");
        Assert.Contains($"up {Hash(up.Content)}", console, StringComparison.Ordinal);
        Check(row, emulator);
    }

    [PeerTheory(Peer.LinuxGuest)]
    [MemberData(nameof(LinuxBlk))]
    public void A_Linux_guest_reads_and_writes_a_disk(string mode)
    {
        var row = Find(PeerMatrix.LinuxBlk, mode);
        using var image = new ImageFile(ImageSize);
        var before = image.Content;
        using var emulator = new EmulatorProcess("blk", "--file", image.Location, "--features-off", row.Off);
        var console = RunLinux(emulator, VirtualMachine.Blk(row.Options), UseDisk);

        Check(row, emulator);
        CheckDisk(row, console, before, image.Content, Path.GetFileName(image.Location));
    }

    [PeerTheory(Peer.LinuxGuest)]
    [MemberData(nameof(LinuxRng))]
    public void A_Linux_guest_gets_random_bytes(string mode)
    {
        var row = Find(PeerMatrix.LinuxRng, mode);
        using var emulator = new EmulatorProcess("rng");
        var console = RunLinux(
            emulator,
            VirtualMachine.Rng(row.Options),
            """echo "$(dd if=/dev/hwrng bs=1k count=16 2>/dev/null | gzip | wc -c) bytes" """);

        var queue = Check(row, emulator)[0].GetProperty("queues")[0];
        Assert.InRange(queue.GetProperty("bytes").GetInt32(), 16 << 10, 1 << 20);
        // Nothing makes 16 KiB of random bytes shorter.
        Assert.InRange(int.Parse(Bytes().Match(console).Groups[1].Value, CultureInfo.InvariantCulture), 16 << 10, 17 << 10);
    }

    [PeerTheory(Peer.Qemu)]
    [MemberData(nameof(Ipxe))]
    public void The_network_boot_firmware_gets_its_lease_and_boot_file(string mode)
    {
        var row = Find(PeerMatrix.Ipxe, mode);
        using var emulator = new EmulatorProcess("net");
        using (var machine = VirtualMachine.OfPc(emulator.Socket, VirtualMachine.Net($"{row.Options},bootindex=1"), "-boot", "n"))
        {
            machine.WaitFor("10.0.2.15/255.255.255.0 gw 10.0.2.2");
            machine.WaitFor("boot.ipxe");
        }

        Check(row, emulator);
    }

    [PeerTheory(Peer.BigEndianMachine)]
    [MemberData(nameof(Slof))]
    public void The_firmware_of_a_big_endian_machine_gets_its_lease_and_boot_file(string mode)
    {
        var row = Find(PeerMatrix.Slof, mode);
        using var emulator = new EmulatorProcess("net");
        using (var machine = VirtualMachine.OfPower(emulator.Socket, VirtualMachine.Net($"{row.Options},bootindex=1")))
        {
            machine.WaitFor("10.0.2.15");
            machine.WaitFor("boot.ipxe");
        }

        Check(row, emulator);
    }

    [PeerTheory(Peer.BigEndianMachine)]
    [MemberData(nameof(SlofBlk))]
    public void The_firmware_of_a_big_endian_machine_boots_from_a_disk(string mode)
    {
        var row = Find(PeerMatrix.SlofBlk, mode);
        string[] order = row.Generations[0].ByteOrder == "big" ? ["--big-endian"] : [];
        using var image = new ImageFile(0);
        var hash = ForthDisk.Write(image.Location);
        using var emulator = new EmulatorProcess("blk", ["--file", image.Location, "--features-off", row.Off, .. order]);
        using (var machine = VirtualMachine.OfPower(emulator.Socket, VirtualMachine.Blk($"{row.Options},bootindex=1")))
            machine.WaitFor(hash);

        Check(row, emulator);
    }

    [PeerTheory(Peer.BootLoader)]
    [MemberData(nameof(Disk))]
    public void The_firmware_boots_Linux_from_a_disk_that_both_use(string mode)
    {
        var row = Find(PeerMatrix.Disk, mode);
        using var image = new ImageFile(0);
        BootDisk.Write(image.Location, UseDisk, Initramfs.CommandLine);
        var before = image.Content;
        using var emulator = new EmulatorProcess("blk", "--file", image.Location);
        using var machine = VirtualMachine.OfPc(emulator.Socket, VirtualMachine.Blk($"{row.Options},bootindex=1"));
        machine.WaitForEnd();

        Check(row, emulator);
        CheckDisk(row, machine.Console, before, image.Content, Path.GetFileName(image.Location));
    }

    private string RunLinux(EmulatorProcess emulator, string[] device, string script)
    {
        using var machine = VirtualMachine.OfLinux(emulator.Socket, device, script);
        machine.WaitForEnd();
        output.WriteLine(machine.Console);
        return machine.Console;
    }

    private static void CheckDisk(PeerRow row, string console, byte[] before, byte[] after, string name)
    {
        var features = Convert.ToUInt64(row.Generations[^1].Features, 16);
        Assert.Contains(
            $"features {string.Concat(Enumerable.Range(0, 64).Select(bit => features >> bit & 1))}", console, StringComparison.Ordinal);
        Assert.Contains($"serial {name}.", console, StringComparison.Ordinal);
        Assert.Contains($"read {Hash(before[..(64 * Chunk)])}", console, StringComparison.Ordinal);
        Assert.Contains($"wrote {Hash(after[(64 * Chunk)..(96 * Chunk)])}", console, StringComparison.Ordinal);
        after.AsSpan(64 * Chunk, 32 * Chunk).CopyTo(before.AsSpan(64 * Chunk));
        before.AsSpan(96 * Chunk, 16 * Chunk).Clear();
        Assert.Equal(before, after);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <returns>The generations in which a driver has used a queue.</returns>
    private List<JsonElement> Check(PeerRow row, EmulatorProcess emulator)
    {
        var (code, said) = emulator.Stop();
        Assert.Equal(0, code);
        Assert.Contains("peer 1 left", said, StringComparison.Ordinal);
        var used = emulator.Report.GetProperty("generations").EnumerateArray()
            .Where(generation => generation.GetProperty("queues").EnumerateArray().Any(queue => queue.GetProperty("chains").GetInt64() > 0))
            .ToList();
        Assert.Equal(row.Generations.Length, used.Count);
        foreach (var generation in used)
            output.WriteLine(
                $"{row.Mode}: features {generation.GetProperty("features")}, header {generation.GetProperty("headerSize")}, " +
                string.Join("; ", generation.GetProperty("queues").EnumerateArray().Select(
                    queue => $"{queue.GetProperty("name")}: {string.Join(", ", queue.GetProperty("shapes").EnumerateObject())}")));
        foreach (var (expected, generation) in row.Generations.Zip(used))
            expected.Check(generation);
        return used;
    }

    private static PeerRow Find(IReadOnlyList<PeerRow> rows, string mode) => rows.Single(row => row.Mode == mode);

    private static TheoryData<string> ModesOf(IReadOnlyList<PeerRow> rows) => [.. rows.Select(row => row.Mode)];

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(@"(\d+) bytes")]
    private static partial Regex Bytes();
}
