using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Queues;

public class ResumedQueueTests
{
    [Fact]
    public void A_device_takes_a_queue_up_where_another_left_it()
    {
        using var transport = new LoopbackTransport(FeatureSet.Of(Feature.Version1));
        var features = transport.Negotiate(NetFeature.Table, FeatureSet.Of(Feature.Version1));
        using var driver = NetTxPacket.OpenQueue(transport, 0, features, new() { QueueSize = 4 });
        var position = 0u;
        for (var sent = 0; sent < 70_000; sent += 2)
        {
            Send(driver, (byte)sent);
            Send(driver, (byte)(sent + 1));
            var device = NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(0) with { Position = position }, features);
            var loop = new Receiver();
            device.Run(ref loop);

            Assert.Equal([(byte)sent, (byte)(sent + 1)], loop.Received);
            Assert.Equal((ushort)(sent + 2), device.Position);
            position = device.Position;
        }
    }

    private static void Send(DriverQueue<NetTxPacket> driver, byte content)
    {
        while (driver.TryGetUsed(out var used))
            driver.Release(used);
        Assert.True(driver.TryAcquire(out var packet));
        packet.Frame.Span[..60].Fill(content);
        driver.MakeAvailable(packet, 60);
        driver.Publish();
    }

    private struct Receiver : IDeviceLoop<NetTxPacket.DeviceSide>
    {
        public List<byte> Received { get; } = [];

        public Receiver()
        {
        }

        void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
        {
            Span<byte> frame = stackalloc byte[60];
            for (; queue.TryGetAvailable(out var packet) && packet.TryRead(frame, out _); queue.MakeUsed(packet))
                Received.Add(frame[0]);
            queue.Publish();
        }
    }
}
