using System.Buffers.Binary;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>A queue is reset on its own (virtio 1.4, 2.6.1): it begins anew, and the others go on.</summary>
public class QueueResetTests
{
    private const int QueueSize = 4;

    private static readonly FeatureSet s_modern = FeatureSet.Of(Feature.Version1, Feature.RingReset);

    public static TheoryData<FeatureSet> Rings() =>
    [
        s_modern,
        s_modern.With(Feature.IndirectDesc, Feature.EventIdx),
        s_modern.With(Feature.InOrder),
        s_modern.With(Feature.RingPacked),
        s_modern.With(Feature.RingPacked, Feature.InOrder),
    ];

    [Theory]
    [MemberData(nameof(Rings))]
    public void A_broken_queue_works_again_and_the_others_never_stopped(FeatureSet features)
    {
        using var transport = new LoopbackTransport(features, memorySize: 1 << 20);
        using var broken = new Link(transport, 1);
        using var other = new Link(transport, 3);
        broken.Send(3);
        other.Send(3);
        broken.LieAboutTheFourth();

        Assert.False(broken.Driver.TryGetUsed(out _));
        Assert.True(broken.Driver.Fault.IsFault);
        other.Send(2 * QueueSize);

        broken.Reset();

        Assert.Equal(default, broken.Driver.Fault);
        broken.Send(3 * QueueSize);
        other.Send(3 * QueueSize);
    }

    /// <summary>Whatever the device keeps, and the driver holds or has in a burst: all is free again, and old names are refused.</summary>
    [Theory]
    [MemberData(nameof(Rings))]
    public void Every_buffer_is_free_again(FeatureSet features)
    {
        using var transport = new LoopbackTransport(features, memorySize: 1 << 20);
        using var link = new Link(transport, 1);
        for (var round = 0; round < 3; round++)
        {
            Assert.True(link.Driver.TryAcquire(out var kept));
            link.Driver.MakeAvailable(kept, 60);
            link.Driver.Publish();
            Assert.True(link.Driver.TryAcquire(out var pending));
            link.Driver.MakeAvailable(pending, 60);
            Assert.True(link.Driver.TryAcquire(out var held));

            link.Reset();
            link.Driver.Publish();

            Assert.True(IsRefused(link.Driver, held));
            link.SendTogether(link.Driver.Buffers.BufferCount);
        }
    }

    [Fact]
    public void Without_the_feature_a_queue_is_not_reset_on_its_own()
    {
        using var transport = new LoopbackTransport(s_modern.Without(Feature.RingReset), memorySize: 1 << 20);
        using var link = new Link(transport, 1);

        var error = Assert.Throws<InvalidOperationException>(link.Driver.Reset);

        Assert.Contains("Feature.RingReset is not negotiated", error.Message, StringComparison.Ordinal);
        link.Send(1);
    }

    [Fact]
    public void A_disposed_queue_is_not_reset()
    {
        using var transport = new LoopbackTransport(s_modern, memorySize: 1 << 20);
        using var link = new Link(transport, 1);
        link.Driver.Dispose();

        Assert.Throws<ObjectDisposedException>(link.Driver.Reset);
    }

    private static bool IsRefused(DriverQueue<NetTxPacket> queue, NetTxPacket packet)
    {
        try
        {
            queue.Release(packet);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    /// <summary>A transmit queue and its device.</summary>
    private sealed class Link : IDisposable
    {
        private readonly LoopbackTransport _transport;
        private readonly NegotiatedFeatures _features;
        private readonly int _index;
        private DeviceQueue<NetTxPacket.DeviceSide> _device;

        public Link(LoopbackTransport transport, int index)
        {
            _transport = transport;
            _features = transport.Negotiate(NetFeature.Table, transport.Offered.Bits);
            _index = index;
            Driver = NetTxPacket.OpenQueue(transport, index, _features, new() { QueueSize = QueueSize });
            _device = OpenDevice();
        }

        public DriverQueue<NetTxPacket> Driver { get; }

        public void Reset()
        {
            Driver.Reset();
            _device = OpenDevice();
        }

        /// <summary>Sends one packet after another.</summary>
        public void Send(int packets)
        {
            for (; packets > 0; packets--)
                SendTogether(1);
        }

        public void SendTogether(int packets)
        {
            for (var index = 0; index < packets; index++)
            {
                Assert.True(Driver.TryAcquire(out var packet));
                packet.Frame.Span[0] = (byte)(_index + index);
                Driver.MakeAvailable(packet, 60);
            }

            Driver.Publish();
            var sink = new Sink();
            _device.Run(ref sink);
            Assert.Equal(Enumerable.Range(_index, packets).Select(value => (byte)value), sink.Received);
            while (Driver.TryGetUsed(out var used))
            {
                Driver.Release(used);
                packets--;
            }

            Assert.Equal(0, packets);
        }

        /// <summary>Answers the fourth packet of a new queue as no device may: with 0xFFFF buffers, or with one of that name.</summary>
        public void LieAboutTheFourth()
        {
            Assert.True(Driver.TryAcquire(out var packet));
            Driver.MakeAvailable(packet, 60);
            Driver.Publish();
            var setup = _transport.GetQueue(_index);
            // Split: the index of the used ring. Packed: id and flags of the fourth descriptor, both marks set in the first lap.
            var (address, value) = _features.Has(Feature.RingPacked)
                ? (setup.Addresses.Descriptors + (3 * 16) + 12, 0x8080_FFFF)
                : (setup.Addresses.Device, 0xFFFF_0000);
            BinaryPrimitives.WriteUInt32LittleEndian(setup.Memory.GetSpan(new(address, 4)), value);
        }

        public void Dispose() => Driver.Dispose();

        private DeviceQueue<NetTxPacket.DeviceSide> OpenDevice() =>
            NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(_transport.GetQueue(_index), _features);
    }

    private struct Sink : IDeviceLoop<NetTxPacket.DeviceSide>
    {
        public Sink()
        {
        }

        public List<byte> Received { get; } = [];

        readonly void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
        {
            Span<byte> frame = stackalloc byte[60];
            for (; queue.TryGetAvailable(out var packet) && packet.TryRead(frame, out _); queue.MakeUsed(packet))
                Received.Add(frame[0]);
            queue.Publish();
        }
    }
}
