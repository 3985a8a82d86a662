using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>A burst is published once and decides once about a notification, which says up to where buffers are available.</summary>
public class QueueNotificationTests
{
    private const int Burst = 32;

    private static readonly FeatureSet s_modern = FeatureSet.Of(Feature.Version1, Feature.NotificationData);
    private static readonly FeatureSet s_packed = s_modern.With(Feature.RingPacked);

    /// <summary>
    /// Format, queue size, packets sent, and the upper half of the last notification: the available index, or place and wrap counter of
    /// the next descriptor (virtio 1.4, 2.9).
    /// </summary>
    [Theory]
    [InlineData(false, 4, 1, 1)]
    [InlineData(false, 4, 3, 3)]
    [InlineData(false, 4, 5, 5)]
    [InlineData(false, 4, 0x8001, 0x8001)]
    [InlineData(true, 4, 1, 0x8001)]
    [InlineData(true, 4, 3, 0x8003)]
    [InlineData(true, 4, 4, 0x0000)]
    [InlineData(true, 4, 5, 0x0001)]
    [InlineData(true, 5, 14, 0x8004)]
    public void A_notification_says_what_comes_next(bool isPacked, int queueSize, int sent, int expected)
    {
        using var transport = new ListeningTransport(isPacked ? s_packed : s_modern);
        var features = transport.Negotiate(NetFeature.Table, transport.Offered.Bits);
        using var driver = NetTxPacket.OpenQueue(transport, 7, features, new() { QueueSize = queueSize });
        var device = NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(7), features);
        var sink = new Sink();
        for (var packets = 0; packets < sent; packets++)
        {
            Assert.True(driver.TryAcquire(out var packet));
            driver.MakeAvailable(packet, 60);
            driver.Publish();
            device.Run(ref sink);
            Assert.True(driver.TryGetUsed(out var used));
            driver.Release(used);
        }

        Assert.Equal(sent, transport.Notifications.Count);
        Assert.Equal(7u | ((uint)expected << 16), transport.Notifications[^1]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0x10000)]
    public void A_queue_has_a_number_of_16_bits(int queue) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NotificationData.Of(queue, 0));

    /// <summary>A burst of the driver, plain and closed, is one notification.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_burst_of_a_driver_notifies_once(bool isPacked, bool isPlain)
    {
        using var transport = new ListeningTransport(isPacked ? s_packed : s_modern);
        var features = transport.Negotiate(NetFeature.Table, transport.Offered.Bits);
        using var driver = NetTxPacket.OpenQueue(transport, 1, features, new() { QueueSize = Burst });
        var sender = new Sender();
        if (isPlain)
            sender.SendPlain(driver);
        else
            driver.Run(ref sender);

        Assert.Single(transport.Notifications);
        var sink = new Sink();
        NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(1), features).Run(ref sink);
        Assert.Equal(Burst, sink.Packets);
    }

    /// <summary>
    /// A burst of the device. Split: id and length of each buffer, one index. Packed: one word with length, id and flags of each. In order:
    /// one buffer's stand for all. Then the driver's wish is read, once.
    /// </summary>
    [Theory]
    [InlineData(false, false, (2 * Burst) + 1)]
    [InlineData(true, false, Burst)]
    [InlineData(false, true, 2 + 1)]
    [InlineData(true, true, 1)]
    public void A_burst_of_a_device_decides_once(bool isPacked, bool isInOrder, int writes)
    {
        var set = isPacked ? s_packed : s_modern;
        using var transport = new ListeningTransport(isInOrder ? set.With(Feature.InOrder) : set);
        var features = transport.Negotiate(NetFeature.Table, transport.Offered.Bits);
        using var driver = NetTxPacket.OpenQueue(transport, 1, features, new() { QueueSize = Burst });
        var sender = new Sender();
        driver.Run(ref sender);
        var sink = new Sink { Counter = transport.Allocator.Memory.Counter = new() };

        NetTxPacket.OpenDeviceQueue<CountingSharedMemory>(transport.GetQueue(1), features).Run(ref sink);

        Assert.Equal((true, 1, writes), (sink.WantsInterrupt, sink.ReadsToDecide, sink.Writes));
        var used = 0;
        for (; driver.TryGetUsed(out var packet); driver.Release(packet))
            used++;
        Assert.Equal(Burst, used);
    }

    private struct Sender : IDriverLoop<NetTxPacket>
    {
        public readonly void SendPlain(DriverQueue<NetTxPacket> queue)
        {
            for (var index = 0; index < Burst && queue.TryAcquire(out var packet); index++)
                queue.MakeAvailable(packet, 60);
            queue.Publish();
        }

        readonly void IDriverLoop<NetTxPacket>.Run<TLayout, TRing>(DriverQueue<NetTxPacket, TLayout, TRing> queue)
        {
            for (var index = 0; index < Burst && queue.TryAcquire(out var packet); index++)
                queue.MakeAvailable(packet, 60);
            queue.Publish();
        }
    }

    /// <summary>Takes what there is, gives it back, and counts what that costs.</summary>
    private struct Sink : IDeviceLoop<NetTxPacket.DeviceSide>
    {
        public AccessCounter? Counter { get; init; }

        public int Packets { get; private set; }

        public bool WantsInterrupt { get; private set; }

        public long Writes { get; private set; }

        public long ReadsToDecide { get; private set; }

        void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
        {
            for (; queue.TryGetAvailable(out var packet); queue.MakeUsed(packet))
                Packets++;
            Writes = Counter?.RingWrites.Count ?? 0;
            Counter?.Reset();
            WantsInterrupt = queue.Publish();
            Writes += Counter?.RingWrites.Count ?? 0;
            ReadsToDecide = Counter?.RingReads.Count ?? 0;
        }
    }
}
