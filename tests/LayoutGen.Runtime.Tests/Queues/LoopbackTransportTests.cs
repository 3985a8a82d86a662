using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace LayoutGen.Runtime.Tests.Queues;

public sealed class LoopbackTransportTests : IDisposable
{
    private readonly LoopbackTransport _transport =
        new(FeatureSet.Of(Feature.AnyLayout).With(NetFeature.MrgRxBuf)) { GuestByteOrder = ByteOrder.BigEndian };

    public void Dispose() => _transport.Dispose();

    [Fact]
    public void The_device_learns_what_the_driver_accepted()
    {
        Assert.Equal(FeatureSet.None, _transport.Accepted.Bits);

        var features = _transport.Negotiate(NetFeature.Table, FeatureSet.Of(NetFeature.MrgRxBuf, NetFeature.Csum));

        Assert.Equal(FeatureSet.Of(NetFeature.MrgRxBuf), features.Bits);
        Assert.Equal(features, _transport.Accepted);
    }

    [Fact]
    public void A_queue_has_a_device_end_as_long_as_the_driver_has_it_open()
    {
        Assert.Throws<InvalidOperationException>(() => _transport.GetQueue(1));

        using (NetTxPacket.OpenQueue(_transport, 1, default, new() { QueueSize = 8 }))
        {
            var queue = _transport.GetQueue(1);
            Assert.Equal((8, ByteOrder.BigEndian), (queue.QueueSize, queue.GuestByteOrder));
        }

        Assert.Throws<InvalidOperationException>(() => _transport.GetQueue(1));
    }
}
