using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>Many queues of one device, numbered as virtio 1.4, 5.1.2 has it.</summary>
public class NetQueuesTests
{
    private const int Pairs = 16;

    private static readonly FeatureSet s_control = FeatureSet.Of(Feature.Version1).With(NetFeature.CtrlVq);

    /// <summary>Features, the pairs that the device has, and the number of the control queue, with all pairs before it.</summary>
    public static TheoryData<FeatureSet, int, int> ControlQueues() => new()
    {
        { s_control, 0, 2 },
        { s_control, 16, 2 },
        { s_control.With(NetFeature.Mq), 1, 2 },
        { s_control.With(NetFeature.Mq), 16, 32 },
        { s_control.With(NetFeature.Rss), 16, 32 },
        { s_control.With(NetFeature.Mq, NetFeature.Rss), 0x8000, 0x1_0000 },
    };

    [Theory]
    [MemberData(nameof(ControlQueues))]
    public void The_control_queue_is_behind_all_pairs(FeatureSet features, int pairs, int expected) =>
        Assert.Equal(expected, NetQueues.Control(NetFeature.Table.Accept(new(features), features), pairs));

    [Theory]
    [InlineData(0)]
    [InlineData(0x8001)]
    public void A_device_has_one_pair_at_least_and_not_too_many(int pairs)
    {
        var features = s_control.With(NetFeature.Mq);

        Assert.Throws<ArgumentOutOfRangeException>(() => NetQueues.Control(NetFeature.Table.Accept(new(features), features), pairs));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0x8000)]
    public void Pairs_count_from_zero(int pair)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NetQueues.Receive(pair));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetQueues.Transmit(pair));
    }

    /// <summary>Sixteen pairs and the control queue of one device: each carries its own packets, in whatever order.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sixteen_pairs_go_their_own_ways(bool isPacked)
    {
        var set = s_control.With(NetFeature.Mq);
        if (isPacked)
            set = set.With(Feature.RingPacked);
        using var transport = new LoopbackTransport(set, memorySize: 8 << 20);
        var features = transport.Negotiate(NetFeature.Table, set);
        var options = new QueueOptions { QueueSize = 8 };
        var receivers = Enumerable.Range(0, Pairs)
            .Select(pair => NetRxPacket.OpenQueue(transport, NetQueues.Receive(pair), features, options)).ToArray();
        var transmitters = Enumerable.Range(0, Pairs)
            .Select(pair => NetTxPacket.OpenQueue(transport, NetQueues.Transmit(pair), features, options)).ToArray();
        using var control = NetControlPacket.OpenQueue(
            transport, NetQueues.Control(features, Pairs), features, new() { QueueSize = 8, Plan = new() { PayloadCapacity = 64 } });
        var sources = Enumerable.Range(0, Pairs)
            .Select(pair => Device(NetQueues.Transmit(pair), NetTxPacket.OpenDeviceQueue<NativeSharedMemory>)).ToArray();
        var targets = Enumerable.Range(0, Pairs)
            .Select(pair => Device(NetQueues.Receive(pair), NetRxPacket.OpenDeviceQueue<NativeSharedMemory>)).ToArray();

        for (var round = 0; round < 20; round++)
        {
            for (var pair = Pairs - 1; pair >= 0; pair--)
            {
                Offer(receivers[pair]);
                Send(transmitters[pair], (byte)((16 * pair) + (round % 16)));
            }

            for (var pair = 0; pair < Pairs; pair++)
            {
                var echo = new Echo();
                sources[pair].Run(ref echo);
                targets[pair].Run(ref echo);
            }

            for (var pair = 0; pair < Pairs; pair++)
            {
                Assert.True(receivers[pair].TryGetUsed(out var packet));
                Assert.Equal((byte)((16 * pair) + (round % 16)), packet.Frame.Span[0]);
                receivers[pair].Release(packet);
                Assert.True(transmitters[pair].TryGetUsed(out var sent));
                transmitters[pair].Release(sent);
            }
        }

        Assert.True(control.TryAcquire(out _));
        Array.ForEach(receivers, queue => queue.Dispose());
        Array.ForEach(transmitters, queue => queue.Dispose());

        DeviceQueue<TPacket> Device<TPacket>(int queue, Func<DeviceQueueSetup, NegotiatedFeatures, DeviceQueue<TPacket>> open)
            where TPacket : struct, IDevicePacket<TPacket>, allows ref struct => open(transport.GetQueue(queue), features);
    }

    private static void Offer(DriverQueue<NetRxPacket> queue)
    {
        Assert.True(queue.TryAcquire(out var packet));
        queue.MakeAvailable(packet);
        queue.Publish();
    }

    private static void Send(DriverQueue<NetTxPacket> queue, byte content)
    {
        Assert.True(queue.TryAcquire(out var packet));
        packet.Frame.Span[0] = content;
        queue.MakeAvailable(packet, 60);
        queue.Publish();
    }

    /// <summary>Hands what it took from a transmit queue to a receive queue.</summary>
    private struct Echo : IDeviceLoop<NetTxPacket.DeviceSide>, IDeviceLoop<NetRxPacket.DeviceSide>
    {
        private readonly byte[] _frame = new byte[60];

        public Echo()
        {
        }

        readonly void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
        {
            for (; queue.TryGetAvailable(out var packet) && packet.TryRead(_frame, out _); queue.MakeUsed(packet))
                continue;
            queue.Publish();
        }

        readonly void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue)
        {
            for (; queue.TryGetAvailable(out var packet) && packet.TryWrite(_frame); queue.MakeUsed(packet))
                continue;
            queue.Publish();
        }
    }
}
