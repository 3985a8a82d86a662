using System.Globalization;
using System.Text.Json;
using LayoutGen.Tests;
using Xunit.Abstractions;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>
/// Drivers that nobody here wrote, on our device: what they negotiate, how long their headers are and how they cut their buffers. In
/// every row they have moved data, and say themselves what arrived.
/// </summary>
public sealed class PeerMatrixTests(ITestOutputHelper output)
{
    private const string ModernCut = "R54, R110, R1526";
    private const string MergedCut = "R52, R108, R1524";
    private const string SeparateCut = "IND R10+R42, IND R10+R98, IND R10+R1514";

    /// <remarks>
    /// Linux merges its receive buffers even where legacy framing demands a descriptor for the header (virtio 1.4, 5.1.6.6).
    /// </remarks>
    public static TheoryData<string, string, string, string, int, string, string> Linux() => new()
    {
        // Row, options of the device, features off; negotiated, header, transmit and receive shapes.
        { "modern", "disable-legacy=on", "", "0x0000000130007801", 12, ModernCut, "W1530" },
        { "modern, a plain ring", "disable-legacy=on,event_idx=off,indirect_desc=off", "", "0x0000000100007801", 12, ModernCut, "W1530" },
        { "modern, packed", "disable-legacy=on,packed=on", "", "0x0000000530007801", 12, ModernCut, "W1530" },
        {
            "modern, packed without event index", "disable-legacy=on,packed=on,event_idx=off,indirect_desc=off", "",
            "0x0000000500007801", 12, ModernCut, "W1530"
        },
        { "modern without offloads", "disable-legacy=on", "Csum,EventIdx,IndirectDesc", "0x0000000100000000", 12, ModernCut, "W1530" },
        { "transitional", "disable-legacy=off", "", "0x0000000130007801", 12, ModernCut, "W1530" },
        { "legacy, any layout", "disable-modern=on", "", "0x0000000038007801", 10, MergedCut, "W1528" },
        { "legacy, QEMU without any layout", "disable-modern=on,any_layout=off", "", "0x0000000030007801", 10, SeparateCut, "W1528" },
        { "legacy, device without any layout", "disable-modern=on", "AnyLayout", "0x0000000030007801", 10, SeparateCut, "W1528" },
        { "transitional, device without version 1", "disable-legacy=off", "Version1", "0x0000000038007801", 10, MergedCut, "W1528" },
    };

    [PeerTheory(Peer.LinuxGuest)]
    [MemberData(nameof(Linux))]
    public void A_Linux_guest_talks_to_the_device(
        string row, string device, string off, string features, int headerSize, string transmit, string receive)
    {
        const string Script =
            """
            ip link set eth0 up
            udhcpc -i eth0 -n -q -f -t 20 -T 1 -s /bin/true 2>&1
            ip addr add 10.0.2.15/24 dev eth0
            ping -W 60 -c 3 10.0.2.2
            ping -W 60 -c 2 -s 1472 10.0.2.2
            ping -W 60 -c 2 -s 4000 10.0.2.2
            cd /sys/class/net/eth0/statistics
            echo "received $(cat rx_packets) frames, $(cat rx_bytes) bytes"
            """;
        using var emulator = new EmulatorProcess("net", "--features-off", off);
        var initramfs = Path.GetTempFileName();
        Initramfs.Write(initramfs, Script);
        using (var machine = new VirtualMachine(
            emulator.Socket,
            device + ",romfile=",
            "-kernel", Initramfs.Kernel, "-initrd", initramfs, "-append", "console=ttyS0 quiet panic=-1 ipv6.disable=1"))
        {
            machine.WaitForEnd();
            machine.WaitFor("received ");
            File.Delete(initramfs);

            var generation = Check(row, emulator, features, headerSize, transmit, receive);
            Assert.Contains("lease of 10.0.2.15 obtained", machine.Console, StringComparison.Ordinal);
            Assert.Equal(2, Count(machine.Console, "2 packets transmitted, 2 packets received, 0% packet loss"));
            Assert.Equal(1, Count(machine.Console, "3 packets transmitted, 3 packets received, 0% packet loss"));
            var sent = generation.GetProperty("queues")[0];
            Assert.Contains(
                $"received {sent.GetProperty("packets")} frames, {sent.GetProperty("bytes")} bytes",
                machine.Console,
                StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, string, string, int, string, string> Pxe() => new()
    {
        { "modern", "disable-legacy=on", "0x0000000100000000", 12, "R12+R42, R12+R442", "W12+W1518" },
        { "legacy", "disable-modern=on", "0x0000000000000000", 10, "R10+R42, R10+R442", "W10+W1518" },
    };

    [PeerTheory(Peer.Qemu)]
    [MemberData(nameof(Pxe))]
    public void The_network_boot_firmware_gets_its_lease_and_boot_file(
        string row, string device, string features, int headerSize, string transmit, string receive)
    {
        using var emulator = new EmulatorProcess("net");
        using (var machine = new VirtualMachine(emulator.Socket, device + ",bootindex=1", "-boot", "n"))
        {
            machine.WaitFor("10.0.2.15/255.255.255.0 gw 10.0.2.2");
            machine.WaitFor("boot.ipxe");
        }

        Check(row, emulator, features, headerSize, transmit, receive);
    }

    private JsonElement Check(string row, EmulatorProcess emulator, string features, int headerSize, string transmit, string receive)
    {
        var (code, said) = emulator.Stop();
        Assert.Equal(0, code);
        var generation = emulator.Report.GetProperty("generations").EnumerateArray().Last();
        var queues = generation.GetProperty("queues").EnumerateArray().ToDictionary(
            queue => queue.GetProperty("name").GetString()!,
            queue => queue.GetProperty("shapes").EnumerateObject().Select(shape => shape.Name).ToList());
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{row}: features {generation.GetProperty("features")}, header {generation.GetProperty("headerSize")}, " +
            $"tx {string.Join(", ", queues["tx0"])}; rx {string.Join(", ", queues["rx0"])}"));
        Assert.Equal(features, generation.GetProperty("features").GetString());
        Assert.Equal(headerSize, generation.GetProperty("headerSize").GetInt32());
        Assert.Equal("little", generation.GetProperty("byteOrder").GetString());
        Assert.Empty(generation.GetProperty("errors").EnumerateArray());
        Assert.All(transmit.Split(", "), shape => Assert.Contains(shape, queues["tx0"]));
        Assert.Equal(receive.Split(", "), queues["rx0"]);
        Assert.Contains("peer 1 left", said, StringComparison.Ordinal);
        return generation;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
