using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>Each buffer is free, held by the driver, or available to the device; what is out of turn is refused at once.</summary>
public sealed class BufferOwnershipTests : IDisposable
{
    private readonly LoopbackTransport _device = new(FeatureSet.Of(Feature.Version1));
    private readonly NegotiatedFeatures _features;
    private readonly DriverQueue<NetTxPacket> _queue;

    public BufferOwnershipTests()
    {
        _features = _device.Negotiate(NetFeature.Table, FeatureSet.Of(Feature.Version1));
        _queue = NetTxPacket.OpenQueue(_device, 1, _features, new() { QueueSize = 4 });
    }

    public void Dispose()
    {
        _queue.Dispose();
        _device.Dispose();
    }

    [Fact]
    public void A_queue_has_as_many_buffers_as_descriptors_allow()
    {
        var count = 0;
        while (_queue.TryAcquire(out _))
            count++;

        Assert.Equal(4, count);
    }

    [Fact]
    public void A_buffer_cannot_be_released_twice()
    {
        Assert.True(_queue.TryAcquire(out var packet));
        _queue.Release(packet);

        var error = Throws(packet, static (queue, buffer) => queue.Release(buffer));

        Assert.Contains("does not hold this buffer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_buffer_cannot_be_made_available_twice()
    {
        Assert.True(_queue.TryAcquire(out var packet));
        _queue.MakeAvailable(packet, 60);

        Throws(packet, static (queue, buffer) => queue.MakeAvailable(buffer, 60));
    }

    [Fact]
    public void A_buffer_of_another_queue_is_refused()
    {
        using var other = NetTxPacket.OpenQueue(_device, 3, _features, new() { QueueSize = 4 });
        Assert.True(other.TryAcquire(out var packet));

        Throws(packet, static (queue, buffer) => queue.Release(buffer));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1515)]
    public void A_length_that_no_buffer_holds_is_refused(int length)
    {
        Assert.True(_queue.TryAcquire(out var packet));

        Throws<ArgumentOutOfRangeException>(packet, (queue, buffer) => queue.MakeAvailable(buffer, length));
        _queue.Release(packet);
    }

    [Fact]
    public void A_buffer_with_nothing_in_it_is_refused_and_still_held()
    {
        using var entropy = EntropyPacket.OpenQueue(_device, 0, _features, new() { QueueSize = 1, Plan = new() { PayloadCapacity = 64 } });
        Assert.True(entropy.TryAcquire(out var packet));

        Throws<InvalidOperationException, EntropyPacket>(
            entropy, packet, static (queue, buffer) => queue.MakeAvailable(buffer, new PayloadLengths { Written = 0 }));
        entropy.Release(packet);
        Assert.True(entropy.TryAcquire(out _));
    }

    [Fact]
    public void A_transmit_header_is_zero_whatever_the_buffer_held_before()
    {
        for (var round = 0; round < 5; round++)
        {
            Assert.True(_queue.TryAcquire(out var packet));
            var header = packet.Header;
            Assert.Equal((NetHeaderFlags.None, (ushort)0, (ushort)0), (header.Flags, header.GsoSize, header.NumBuffers));
            header.Flags = NetHeaderFlags.NeedsCsum;
            header.GsoSize = header.NumBuffers = 0xFFFF;
            _queue.Release(packet);
        }
    }

    [Fact]
    public void A_loop_goes_on_where_the_plain_form_stopped()
    {
        Send(2);
        Assert.True(_queue.TryGetUsed(out var first));
        _queue.Release(first);
        var loop = new CountingLoop();

        _queue.Run(ref loop);

        Assert.Equal(1, loop.Used);
    }

    private void Send(int count)
    {
        for (var index = 0; index < count && _queue.TryAcquire(out var packet); index++)
            _queue.MakeAvailable(packet, 60);
        _queue.Publish();
        var sink = new Sink();
        NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(_device.GetQueue(1), _features).Run(ref sink);
    }

    private InvalidOperationException Throws(NetTxPacket packet, Action<DriverQueue<NetTxPacket>, NetTxPacket> misuse) =>
        Throws<InvalidOperationException>(packet, misuse);

    private TException Throws<TException>(NetTxPacket packet, Action<DriverQueue<NetTxPacket>, NetTxPacket> misuse)
        where TException : Exception =>
        Throws<TException, NetTxPacket>(_queue, packet, misuse);

    private static TException Throws<TException, TPacket>(
        DriverQueue<TPacket> queue, TPacket packet, Action<DriverQueue<TPacket>, TPacket> misuse)
        where TException : Exception
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    {
        try
        {
            misuse(queue, packet);
        }
        catch (TException error)
        {
            return error;
        }

        throw new Xunit.Sdk.XunitException("Nothing was thrown.");
    }

    private struct CountingLoop : IDriverLoop<NetTxPacket>
    {
        public int Used { get; private set; }

        void IDriverLoop<NetTxPacket>.Run<TLayout, TRing>(DriverQueue<NetTxPacket, TLayout, TRing> queue)
        {
            while (queue.TryGetUsed(out _))
                Used++;
        }
    }

    private struct Sink : IDeviceLoop<NetTxPacket.DeviceSide>
    {
        void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
        {
            while (queue.TryGetAvailable(out var packet))
                queue.MakeUsed(packet);
            queue.Publish();
        }
    }
}
