using Driver.Devices;
using LayoutGen.Devices;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>What every network device is used for: frames go out and come in, and are the same at the other end.</summary>
internal static class NetTraffic
{
    private const int Rounds = 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly byte[] s_stranger = [2, 0, 0, 0, 0, 99];

    public static void Check(Driver.Devices.NetDriver driver, Wire wire)
    {
        var random = new Random(1);
        driver.Control?.SetPromiscuous(false);
        driver.Control?.SetMacTable([[2, 0, 0, 0, 0, 7]], [[1, 0, 94, 0, 0, 1], [1, 0, 94, 0, 0, 2]]);
        for (var round = 0; round < Rounds; round++)
            foreach (var size in (int[])[42, 98, 1514])
            {
                var sent = Frame(random, s_stranger, size);
                driver.Pairs[0].Send(sent);
                Assert.Equal(sent, wire.Receive());
                // Who sends less is padded by the one or the other.
                Receive(driver, wire, Frame(random, driver.Mac, Math.Max(size, 60)), buffers: 1);
            }

        if (driver.Features.Has(NetFeature.MrgRxBuf))
            Receive(driver, wire, Frame(random, driver.Mac, 4000), buffers: 3);
        if (driver.Control is not null)
            CheckFilter(driver, wire, random);
        Interrupt(driver, wire, Frame(random, driver.Mac, 100));
    }

    /// <summary>The table of addresses that the driver gave the device decides what it receives.</summary>
    private static void CheckFilter(Driver.Devices.NetDriver driver, Wire wire, Random random)
    {
        byte[] added = [2, 0, 0, 0, 0, 8];
        wire.Send(Frame(random, s_stranger, 60));
        Receive(driver, wire, Frame(random, driver.Mac, 61), buffers: 1);
        driver.Control!.SetMacTable([added], []);
        Receive(driver, wire, Frame(random, added, 62), buffers: 1);
    }

    private static void Interrupt(Driver.Devices.NetDriver driver, Wire wire, byte[] frame)
    {
        var later = Task.Run(async () =>
        {
            await Task.Delay(30);
            wire.Send(frame);
        });
        Assert.Equal(frame, driver.Pairs[0].Receive(s_patience)?.Bytes);
        later.GetAwaiter().GetResult();
    }

    private static void Receive(Driver.Devices.NetDriver driver, Wire wire, byte[] frame, int buffers)
    {
        wire.Send(frame);
        var received = driver.Pairs[0].Receive(s_patience);
        Assert.Equal(frame, received?.Bytes);
        Assert.Equal(buffers, received!.Buffers);
    }

    private static byte[] Frame(Random random, byte[] target, int size)
    {
        var frame = new byte[size];
        random.NextBytes(frame);
        target.CopyTo(frame, 0);
        return frame;
    }
}
