using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using Driver;
using Driver.Devices;
using Driver.Pci;
using Driver.Qtest;
using Driver.Traffic;
using LayoutGen.Devices;
using LayoutGen.Tests;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>
/// The sample driver on QEMU's network device with a TAP interface behind it, whose other end is the kernel's network stack: it leaves
/// work to drivers that say they do it, and has as many queues as the device.
/// </summary>
public class TapDeviceTests
{
    private const int Pairs = 2;
    private const string Own = "10.0.2.9";
    private const string Mac = "52:54:00:12:34:56";
    private const string Kernel = "10.0.2.2";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly string[] s_ownUser = Environment.IsPrivilegedProcess ? [] : ["--map-root-user"];

    // What the driver takes of such a device: all offloads, and several pairs of queues.
    public static TheoryData<string, string> Modes => new()
    {
        { "disable-legacy=on", "0x0000010130c787a7" },
        { "disable-legacy=on,packed=on", "0x0000010530c787a7" },
        { "disable-modern=on,any_layout=off", "0x0000000030c787a7" },
    };

    [PeerTheory(Peer.NetworkedGuest)]
    [MemberData(nameof(Modes))]
    public void The_control_queue_switches_pairs_of_queues_and_offloads(string device, string features)
    {
        var host = StartMachine(device);
        using var transport = VirtioPciTransport.Connect(host, isLegacy: false, deviceType: 1);
        Run(host, $"busybox ip addr add {Kernel}/24 dev tap0 && busybox ip link set tap0 up && busybox arp -i tap0 -s {Own} {Mac}");
        using var driver = new Driver.Devices.NetDriver(transport, new DriverSettings(), Pairs);
        Assert.Equal(features, driver.Features.ToString());
        Assert.Equal(Pairs, driver.Pairs.Count);

        // The kernel answers on the queue that the question came on.
        for (var pair = 0; pair < Pairs; pair++)
        {
            var pinger = new Pinger(driver, IPAddress.Parse(Own), IPAddress.Parse(Kernel), pair);
            pinger.Resolve();
            for (ushort sequence = 1; sequence <= 20; sequence++)
                pinger.Ping(sequence, 70 * sequence);
        }

        // Who takes partial checksums gets them, and no others after a command.
        Assert.Equal(NetHeaderFlags.NeedsCsum, ReceiveDatagram(host, driver).Flags & NetHeaderFlags.NeedsCsum);
        driver.Control!.SetReceiveOffloads(FeatureSet.None);
        Assert.Equal(default, ReceiveDatagram(host, driver).Flags & NetHeaderFlags.NeedsCsum);
        driver.Control.SetReceiveOffloads(Driver.Devices.NetDriver.ReceiveOffloads);
        Assert.Equal(NetHeaderFlags.NeedsCsum, ReceiveDatagram(host, driver).Flags & NetHeaderFlags.NeedsCsum);
    }

    private static PcHost StartMachine(string device) => new(
        [
            "-netdev", $"tap,id=net,ifname=tap0,script=no,downscript=no,vhost=off,queues={Pairs}",
            "-device", $"virtio-net-pci,netdev=net,romfile=,mac={Mac},mq=on,vectors={(2 * Pairs) + 2},{device}",
        ],
        ["unshare", .. s_ownUser, "--net"]);

    /// <summary>Lets the kernel send a UDP datagram to the driver.</summary>
    private static ReceivedFrame ReceiveDatagram(PcHost host, Driver.Devices.NetDriver driver)
    {
        const int Port = 4242;
        const int PortOffset = 36;
        Run(host, $"echo hello > /dev/udp/{Own}/{Port}");
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < s_patience;)
            foreach (var pair in driver.Pairs)
                while (pair.Receive(TimeSpan.FromMilliseconds(50)) is { } frame)
                    if (frame.Bytes.Length >= PortOffset + sizeof(ushort)
                        && BinaryPrimitives.ReadUInt16BigEndian(frame.Bytes.AsSpan(PortOffset)) == Port)
                        return frame;
        throw new DriverException("The kernel has sent nothing.");
    }

    private static void Run(PcHost host, string command)
    {
        string[] user = s_ownUser.Length > 0 ? ["-U", "--preserve-credentials"] : [];
        using var process = Process.Start("nsenter", ["-t", $"{host.Process.Id}", "-n", .. user, "bash", "-c", command]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
