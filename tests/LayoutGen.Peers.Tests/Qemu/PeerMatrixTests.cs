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
public sealed partial class PeerMatrixTests(LinuxGuests guests, ITestOutputHelper output) : IClassFixture<LinuxGuests>
{
    private const int Chunk = 64 << 10;

    public static TheoryData<string> LinuxNet => ModesOf(PeerMatrix.LinuxNet);

    public static TheoryData<string> LinuxTcp => ModesOf(PeerMatrix.LinuxTcp);

    public static TheoryData<string> LinuxBlk => ModesOf(PeerMatrix.LinuxBlk);

    public static TheoryData<string> LinuxRng => ModesOf(PeerMatrix.LinuxRng);

    public static TheoryData<string> Ipxe => ModesOf(PeerMatrix.Ipxe);

    public static TheoryData<string> Slof => ModesOf(PeerMatrix.Slof);

    public static TheoryData<string> Disk => ModesOf(PeerMatrix.Disk);

    [PeerTheory(Peer.LinuxGuest)]
    [MemberData(nameof(LinuxNet))]
    public void A_Linux_guest_talks_to_the_network(string mode)
    {
        var row = Find(PeerMatrix.LinuxNet, mode);
        var (emulator, console) = Ask(guests.Net, row);

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
        var row = Find(PeerMatrix.LinuxTcp, mode);
        var (emulator, console) = Ask(guests.Tcp, row);

        Assert.Contains($"down {Hash(guests.Down.Content)}", console, StringComparison.Ordinal);
        Assert.Equal(guests.Down.Content[..(4 << 20)], guests.FileOf(row).Content);
        Check(row, emulator);
    }

    [PeerTheory(Peer.LinuxGuest)]
    [MemberData(nameof(LinuxBlk))]
    public void A_Linux_guest_reads_and_writes_a_disk(string mode)
    {
        var row = Find(PeerMatrix.LinuxBlk, mode);
        var (emulator, console) = Ask(guests.Blk, row);

        Check(row, emulator);
        var disk = guests.FileOf(row);
        CheckDisk(row, console, disk.Original, disk);
    }

    [PeerTheory(Peer.LinuxGuest)]
    [MemberData(nameof(LinuxRng))]
    public void A_Linux_guest_gets_random_bytes(string mode)
    {
        var row = Find(PeerMatrix.LinuxRng, mode);
        var (emulator, console) = Ask(guests.Rng, row);

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
        using (var machine = VirtualMachine.OfPc(VirtualMachine.Net(emulator.Socket, $"{row.Options},bootindex=1"), "-boot", "n"))
        {
            machine.WaitFor("10.0.2.15/255.255.255.0 gw 10.0.2.2");
            machine.WaitFor("boot.ipxe");
        }

        Check(row, emulator);
    }

    [PeerTheory(Peer.BigEndianMachine)]
    [MemberData(nameof(Slof))]
    public void The_firmware_of_a_big_endian_machine_boots_from_a_disk_and_gets_its_lease_and_boot_file(string mode)
    {
        var (disk, net) = (Find(PeerMatrix.SlofBlk, mode), Find(PeerMatrix.Slof, mode));
        string[] order = disk.Generations[0].ByteOrder == "big" ? ["--big-endian"] : [];
        using var image = new ImageFile(0);
        var hash = ForthDisk.Write(image.Location);
        using var blkEmulator = new EmulatorProcess("blk", ["--file", image.Location, "--features-off", disk.Off, .. order]);
        using var netEmulator = new EmulatorProcess("net");
        using (var machine = VirtualMachine.OfPower(
            [
                .. VirtualMachine.Blk(blkEmulator.Socket, $"{disk.Options},bootindex=1"),
                .. VirtualMachine.Net(netEmulator.Socket, $"{net.Options},bootindex=2", slot: 2),
            ]))
        {
            machine.WaitFor(hash);
            machine.WaitFor("10.0.2.15");
            machine.WaitFor("boot.ipxe");
        }

        Check(disk, blkEmulator);
        Check(net, netEmulator);
    }

    [PeerTheory(Peer.BootLoader)]
    [MemberData(nameof(Disk))]
    public void The_firmware_boots_Linux_from_a_disk_that_both_use(string mode)
    {
        var row = Find(PeerMatrix.Disk, mode);
        using var image = new ImageFile(0);
        BootDisk.Write(image.Location, $"cd /sys/bus/virtio/devices/virtio0\n{LinuxGuests.UseDisk}", Initramfs.CommandLine);
        var before = image.Content;
        using var emulator = new EmulatorProcess("blk", "--file", image.Location);
        using var machine = VirtualMachine.OfPc(VirtualMachine.Blk(emulator.Socket, $"{row.Options},bootindex=1"));
        machine.WaitForEnd();

        Check(row, emulator);
        CheckDisk(row, machine.Console, before, image);
    }

    private (EmulatorProcess Emulator, string Console) Ask(LinuxGuest guest, PeerRow row)
    {
        var device = guest.Find(row);
        output.WriteLine(device.Console);
        return device;
    }

    private static void CheckDisk(PeerRow row, string console, byte[] before, ImageFile disk)
    {
        var features = Convert.ToUInt64(row.Generations[^1].Features, 16);
        Assert.Contains(
            $"features {string.Concat(Enumerable.Range(0, 64).Select(bit => features >> bit & 1))}", console, StringComparison.Ordinal);
        Assert.Contains($"serial {Path.GetFileName(disk.Location)}.", console, StringComparison.Ordinal);
        Assert.Contains($"read {Hash(before[..(64 * Chunk)])}", console, StringComparison.Ordinal);
        byte[] after = [.. before];
        before.AsSpan(0, 32 * Chunk).CopyTo(after.AsSpan(64 * Chunk));
        after.AsSpan(96 * Chunk, 16 * Chunk).Clear();
        Assert.Equal(after, disk.Content);
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
