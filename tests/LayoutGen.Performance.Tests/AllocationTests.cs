using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Performance.Tests;

/// <summary>The data path allocates nothing: both sides, both directions, both framings, closed and plain.</summary>
public class AllocationTests
{
    private const int Rounds = 2_000;

    [Theory]
    [InlineData(0)]
    [InlineData(27)]
    [InlineData(32)]
    public void Receiving_allocates_nothing(int feature)
    {
        var features = FeatureSet.Bit(feature);
        using var transport = new LoopbackTransport(features);
        using var driver = NetRxPacket.OpenQueue(transport, 0, transport.Negotiate(NetFeature.Table, features));
        var device = NetRxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(0), transport.Accepted);
        while (driver.TryAcquire(out var packet))
            driver.MakeAvailable(packet);
        driver.Publish();
        var writer = new Writer { Frame = new byte[60] };
        var reader = new Reader();

        Assert.Equal(0, Allocated(() =>
        {
            device.Run(ref writer);
            driver.Run(ref reader);
            device.Run(ref writer);
            while (driver.TryGetUsed(out var packet))
                driver.MakeAvailable(packet);
            driver.Publish();
        }));
        Assert.True(reader.Bytes > Rounds * 60);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(27)]
    [InlineData(32)]
    public void Transmitting_allocates_nothing(int feature)
    {
        var features = FeatureSet.Bit(feature);
        using var transport = new LoopbackTransport(features);
        using var driver = NetTxPacket.OpenQueue(transport, 1, transport.Negotiate(NetFeature.Table, features));
        var device = NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(1), transport.Accepted);
        var sender = new Sender { Frame = new byte[60] };
        var sink = new Sink { Frame = new byte[2048] };

        Assert.Equal(0, Allocated(() =>
        {
            driver.Run(ref sender);
            device.Run(ref sink);
            while (driver.TryGetUsed(out var packet))
                driver.Release(packet);
        }));
        Assert.True(sink.Bytes > Rounds * 60);
    }

    /// <summary>Frames over four buffers each, split and packed.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Receiving_into_several_buffers_allocates_nothing(bool isPacked)
    {
        var features = FeatureSet.Of(Feature.Version1).With(NetFeature.MrgRxBuf);
        if (isPacked)
            features = features.With(Feature.RingPacked);
        using var transport = new LoopbackTransport(features);
        using var driver = NetRxPacket.OpenQueue(transport, 0, transport.Negotiate(NetFeature.Table, features));
        var device = NetRxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(0), transport.Accepted);
        while (driver.TryAcquire(out var packet))
            driver.MakeAvailable(packet);
        driver.Publish();
        var merger = new Merger { Frame = new byte[6000] };
        var gatherer = new Gatherer();

        Assert.Equal(0, Allocated(() =>
        {
            device.Run(ref merger);
            driver.Run(ref gatherer);
        }));
        Assert.True(gatherer.Bytes > Rounds * 60 * 6000L);
    }

    private static long Allocated(Action round)
    {
        for (var warmUp = 0; warmUp < 100; warmUp++)
            round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var index = 0; index < Rounds; index++)
            round();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private struct Writer : IDeviceLoop<NetRxPacket.DeviceSide>
    {
        public required byte[] Frame { get; init; }

        readonly void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue)
        {
            while (queue.TryGetAvailable(out var packet))
            {
                packet.TryWrite(Frame);
                queue.MakeUsed(packet);
            }

            queue.Publish();
        }
    }

    private struct Reader : IDriverLoop<NetRxPacket>
    {
        public long Bytes { get; private set; }

        void IDriverLoop<NetRxPacket>.Run<TLayout, TRing>(DriverQueue<NetRxPacket, TLayout, TRing> queue)
        {
            while (queue.TryGetUsed(out var packet))
            {
                Bytes += packet.Frame.Length + packet.Header.GsoSize;
                queue.MakeAvailable(packet);
            }

            queue.Publish();
        }
    }

    private struct Merger : IDeviceLoop<NetRxPacket.DeviceSide>
    {
        public required byte[] Frame { get; init; }

        readonly void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue)
        {
            while (queue.TryGetAvailable(Frame.Length, out var packet, out var count))
            {
                var header = packet.Header;
                header.NumBuffers = (ushort)count;
                packet.TryWrite(Frame);
                queue.MakeUsed(packet);
            }

            queue.Publish();
        }
    }

    private struct Gatherer : IDriverLoop<NetRxPacket>
    {
        public long Bytes { get; private set; }

        void IDriverLoop<NetRxPacket>.Run<TLayout, TRing>(DriverQueue<NetRxPacket, TLayout, TRing> queue)
        {
            while (queue.TryGetUsed(out var packet))
            {
                Bytes += packet.Frame.Length;
                for (int rest = packet.Header.NumBuffers; rest > 1 && queue.TryGetContinuation(packet, out var continuation); rest--)
                {
                    Bytes += continuation.Payload.Length;
                    queue.MakeAvailable(continuation);
                }

                queue.MakeAvailable(packet);
            }

            queue.Publish();
        }
    }

    private struct Sender : IDriverLoop<NetTxPacket>
    {
        public required byte[] Frame { get; init; }

        readonly void IDriverLoop<NetTxPacket>.Run<TLayout, TRing>(DriverQueue<NetTxPacket, TLayout, TRing> queue)
        {
            while (queue.TryAcquire(out var packet))
            {
                packet.Frame.CopyFrom(Frame);
                queue.MakeAvailable(packet, Frame.Length);
            }

            queue.Publish();
        }
    }

    private struct Sink : IDeviceLoop<NetTxPacket.DeviceSide>
    {
        public required byte[] Frame { get; init; }

        public long Bytes { get; private set; }

        void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
        {
            while (queue.TryGetAvailable(out var packet))
            {
                if (packet.TryRead(Frame, out var length))
                    Bytes += length;
                queue.MakeUsed(packet);
            }

            queue.Publish();
        }
    }
}
