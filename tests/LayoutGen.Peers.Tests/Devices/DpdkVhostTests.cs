using System.Net;
using Driver.Traffic;
using Driver.Transports;
using LayoutGen.Tests;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>
/// The sample driver on the vhost back-end of DPDK, whose forwarding answers ARP and ping. It polls, and sees every torn write.
/// </summary>
public class DpdkVhostTests
{
    private const int Pings = 100;

    public static TheoryData<string> Modes => [.. DeviceMatrix.Dpdk.Select(row => row.Mode)];

    [PeerTheory(Peer.DpdkVhost)]
    [MemberData(nameof(Modes))]
    public void Frames_come_back_the_same(string mode)
    {
        var row = DeviceMatrix.Dpdk.Single(row => row.Mode == mode);
        using var testpmd = new PeerProgram("dpdk-testpmd", Arguments);
        using var transport = new WatchedTransport(new VhostUserTransport(testpmd.Socket)) { SeesPacked = false };
        using var driver = new Driver.Devices.NetDriver(transport, row.Settings);
        var pinger = new Pinger(driver, IPAddress.Parse("10.0.2.9"), IPAddress.Parse("10.0.2.2"));
        pinger.Resolve();
        for (ushort sequence = 1; sequence <= Pings; sequence++)
        {
            // Who polls is told nothing, and a small ring soon forgets.
            transport.Look();
            pinger.Ping(sequence, (sequence % 3) switch { 1 => 0, 2 => 56, _ => Pinger.MaximumData });
        }

        row.Check(driver.Features, transport);
        if (!driver.Features.Has(Feature.RingPacked))
            row.Judge(driver.Features, transport);
    }

    private static string[] Arguments(string socket) =>
    [
        "-l", "0-1", "--no-huge", "-m", "256", "--no-pci", "--no-telemetry", $"--file-prefix={Guid.NewGuid():n}",
        "--vdev", $"net_vhost0,iface={socket},queues=1", "--", "--forward-mode=icmpecho", "--auto-start",
        "--total-num-mbufs=4096", "--nb-cores=1",
    ];
}
