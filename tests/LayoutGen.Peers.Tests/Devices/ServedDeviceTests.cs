using System.Net;
using Driver.Devices;
using Driver.Traffic;
using Driver.Transports;
using Emulator.Serving.Net;
using LayoutGen.Peers.Tests.FrontEnd;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>The sample driver on the sample devices, over vhost-user.</summary>
public class ServedDeviceTests
{
    public static TheoryData<string> Net => [.. DeviceMatrix.ServedNet.Select(row => row.Mode)];

    [Theory]
    [MemberData(nameof(Net))]
    public void A_host_answers_through_the_network_device(string mode)
    {
        var row = DeviceMatrix.ServedNet.Single(row => row.Mode == mode);
        using var device = ServedDevice.Net([new EchoLink()], new(Convert.ToUInt64(row.Features, 16)));
        using var transport = new WatchedTransport(new VhostUserTransport(device.Path));
        using (var driver = new Driver.Devices.NetDriver(transport, row.Settings))
        {
            var pinger = new Pinger(driver, IPAddress.Parse("10.0.2.9"), IPAddress.Parse("10.0.2.2"));
            Assert.Equal("52550A000202", pinger.Resolve().ToString());
            ushort sequence = 0;
            for (var round = 0; round < 10; round++)
                foreach (var size in (int[])[0, 56, Pinger.MaximumData])
                    pinger.Ping(++sequence, size);
            row.Check(driver.Features, transport);
            row.Judge(driver.Features, transport);
        }
    }
}
