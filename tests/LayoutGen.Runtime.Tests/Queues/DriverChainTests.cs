using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using VirtioSpecification;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>What drivers put on the ring, read by a reader that knows the specification and none of our code.</summary>
public class DriverChainTests
{
    private const uint HeaderOfLegacy = 10;
    private const uint HeaderWithBufferCount = 12;
    private const uint HeaderWithHash = 20;

    private static readonly FeatureSet s_legacy = FeatureSet.Of(NetFeature.Csum);
    private static readonly FeatureSet s_mergeable = s_legacy.With(NetFeature.MrgRxBuf);
    private static readonly FeatureSet s_modern = s_legacy.With(Feature.Version1);
    private static readonly FeatureSet s_hash = s_modern.With(NetFeature.CtrlVq, NetFeature.HashReport);

    /// <summary>By feature set the header's size (virtio 1.4, 5.1.9), free framing, and the shape of a full receive buffer and a 60-byte transmit.</summary>
    public static TheoryData<string, FeatureSet, ByteOrder, uint, bool, string, string> Modes() => new()
    {
        { "legacy", s_legacy, ByteOrder.LittleEndian, HeaderOfLegacy, false, "W10+W1514", "R10+R60" },
        { "legacy, big-endian guest", s_legacy, ByteOrder.BigEndian, HeaderOfLegacy, false, "W10+W1514", "R10+R60" },
        { "legacy, mergeable", s_mergeable, ByteOrder.LittleEndian, HeaderWithBufferCount, false, "W12+W1514", "R12+R60" },
        { "legacy, any layout", s_legacy.With(Feature.AnyLayout), ByteOrder.LittleEndian, HeaderOfLegacy, true, "W1524", "R70" },
        { "legacy, any layout, big-endian", s_legacy.With(Feature.AnyLayout), ByteOrder.BigEndian, HeaderOfLegacy, true, "W1524", "R70" },
        { "legacy, any layout, mergeable", s_mergeable.With(Feature.AnyLayout), ByteOrder.LittleEndian, HeaderWithBufferCount, true, "W1526", "R72" },
        { "modern", s_modern, ByteOrder.LittleEndian, HeaderWithBufferCount, true, "W1526", "R72" },
        { "modern, big-endian guest", s_modern, ByteOrder.BigEndian, HeaderWithBufferCount, true, "W1526", "R72" },
        { "modern, hash report", s_hash, ByteOrder.LittleEndian, HeaderWithHash, true, "W1534", "R80" },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public void Receive_buffers(string mode, FeatureSet features, ByteOrder order, uint headerSize, bool freeFraming, string receive, string transmit)
    {
        using var device = new LoopbackTransport(features) { GuestByteOrder = order };
        using var queue = NetRxPacket.OpenQueue(device, 0, device.Negotiate(NetFeature.Table, features));
        while (queue.TryAcquire(out var packet))
            queue.MakeAvailable(packet);
        queue.Publish();

        var chains = Reader(device, 0, features, order).AvailableChains();

        Assert.Equal(queue.Buffers.BufferCount, chains.Count);
        Assert.All(chains, chain => Assert.Empty(FramingRules.Violations(chain, new(NetQueue.Receive, headerSize, freeFraming))));
        Assert.True(chains.All(chain => Shape(chain) == receive), $"{mode}: {Shape(chains[0])}, with {transmit}");
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Transmit_buffers(string mode, FeatureSet features, ByteOrder order, uint headerSize, bool freeFraming, string receive, string transmit)
    {
        using var device = new LoopbackTransport(features) { GuestByteOrder = order };
        using var queue = NetTxPacket.OpenQueue(device, 1, device.Negotiate(NetFeature.Table, features));
        Assert.True(queue.TryAcquire(out var packet));
        packet.Frame.CopyFrom(new byte[60]);
        queue.MakeAvailable(packet, 60);
        queue.Publish();

        var chain = Assert.Single(Reader(device, 1, features, order).AvailableChains());

        Assert.Empty(FramingRules.Violations(chain, new(NetQueue.Transmit, headerSize, freeFraming)));
        Assert.True(Shape(chain) == transmit, $"{mode}: {Shape(chain)}, with {receive}");
    }

    /// <summary>NetKVM's plans through the ring: 64 KiB buffers whose tail lies apart, beside the header, or nowhere.</summary>
    [Theory]
    [InlineData(false, TailPlacement.BesideHeader, "W10+W65536+W17")]
    [InlineData(false, TailPlacement.Apart, "W10+W65536+W17")]
    [InlineData(false, TailPlacement.Contiguous, "W10+W65553")]
    [InlineData(true, TailPlacement.BesideHeader, "W65536+W27")]
    [InlineData(true, TailPlacement.Contiguous, "W65563")]
    public void Large_receive_buffers(bool anyLayout, TailPlacement tail, string expected)
    {
        var features = anyLayout ? s_legacy.With(Feature.AnyLayout) : s_legacy;
        using var device = new LoopbackTransport(features);
        var plan = new BufferPlan { PayloadCapacity = 65553, Tail = tail, Placement = PayloadPlacement.HeaderFirst };
        using var queue = NetRxPacket.OpenQueue(
            device, 0, device.Negotiate(NetFeature.Table, features), new() { QueueSize = 16, Plan = plan });
        while (queue.TryAcquire(out var packet))
            queue.MakeAvailable(packet);
        queue.Publish();

        var chains = Reader(device, 0, features, device.GuestByteOrder).AvailableChains();

        Assert.Equal(16 / expected.Split('+').Length, chains.Count);
        Assert.All(chains, chain => Assert.Equal(expected, Shape(chain)));
        Assert.All(chains, chain => Assert.Empty(FramingRules.Violations(chain, new(NetQueue.Receive, HeaderOfLegacy, anyLayout))));
    }

    /// <summary>A frame that needs part of a buffer takes the elements it needs, and an empty one none besides the header.</summary>
    [Theory]
    [InlineData(0, "R10")]
    [InlineData(1, "R10+R1")]
    [InlineData(65536, "R10+R65536")]
    [InlineData(65537, "R10+R65536+R1")]
    [InlineData(65553, "R10+R65536+R17")]
    public void A_transmit_buffer_is_cut_to_its_frame(int length, string expected)
    {
        using var device = new LoopbackTransport(s_legacy);
        var plan = new BufferPlan { PayloadCapacity = 65553, Tail = TailPlacement.BesideHeader };
        using var queue = NetTxPacket.OpenQueue(device, 1, device.Negotiate(NetFeature.Table, s_legacy), new() { QueueSize = 16, Plan = plan });
        Assert.True(queue.TryAcquire(out var packet));
        queue.MakeAvailable(packet, length);
        queue.Publish();

        Assert.Equal(expected, Shape(Assert.Single(Reader(device, 1, s_legacy, device.GuestByteOrder).AvailableChains())));
    }

    private static SplitRingReader Reader(LoopbackTransport device, int queueIndex, FeatureSet features, ByteOrder order)
    {
        var setup = device.GetQueue(queueIndex);
        var isBigEndian = order == ByteOrder.BigEndian && !features.Has(Feature.Version1);
        return new(
            (address, length) => setup.Memory.GetSpan(new(address, (uint)length)).ToArray(),
            setup.Addresses.Descriptors,
            setup.Addresses.Driver,
            setup.Addresses.Device,
            setup.QueueSize,
            isBigEndian);
    }

    private static string Shape(IReadOnlyList<ChainElement> chain) =>
        string.Join("+", chain.Select(element => $"{(element.DeviceWrites ? 'W' : 'R')}{element.Length}"));
}
