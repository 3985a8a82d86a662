using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace LayoutGen.Peers.Tests.FrontEnd;

public class ServedModesTests
{
    private static readonly FeatureSet s_legacy = FeatureSet.Of(Feature.EventIdx, Feature.IndirectDesc);

    public static TheoryData<string, FeatureSet, bool, int, string, string> Modes() => new()
    {
        { "modern", FeatureSet.Of(Feature.Version1), false, 12, "R54", "W1526" },
        { "legacy with any layout", FeatureSet.Of(Feature.AnyLayout), false, 10, "R52", "W1524" },
        { "legacy", FeatureSet.None, false, 10, "R10+R42", "W10+W1514" },
        { "legacy with mergeable buffers", FeatureSet.Of(NetFeature.MrgRxBuf), false, 12, "R12+R42", "W12+W1514" },
        { "big-endian legacy with mergeable buffers", FeatureSet.Of(NetFeature.MrgRxBuf), true, 12, "R12+R42", "W12+W1514" },
        { "big-endian legacy", FeatureSet.None, true, 10, "R10+R42", "W10+W1514" },
        { "big-endian legacy with any layout", FeatureSet.Of(Feature.AnyLayout), true, 10, "R52", "W1524" },
        { "modern with event index", Modern(Feature.EventIdx), false, 12, "R54", "W1526" },
        { "modern with indirect tables", Modern(Feature.IndirectDesc), false, 12, "R54", "W1526" },
        { "modern in order", Modern(Feature.InOrder), false, 12, "R54", "W1526" },
        { "big-endian legacy with event index and indirect tables", s_legacy, true, 10, "IND R10+R42", "IND W10+W1514" },
        { "packed", Modern(Feature.RingPacked), false, 12, "R54", "W1526" },
        { "packed with event index", Modern(Feature.RingPacked, Feature.EventIdx), false, 12, "R54", "W1526" },
        { "packed with indirect tables", Modern(Feature.RingPacked, Feature.IndirectDesc), false, 12, "R54", "W1526" },
        { "packed in order", Modern(Feature.RingPacked, Feature.InOrder), false, 12, "R54", "W1526" },
        {
            "packed with everything", Modern(Feature.RingPacked, Feature.EventIdx, Feature.IndirectDesc, Feature.InOrder),
            false, 12, "R54", "W1526"
        },
        { "a modern driver of a big-endian machine", FeatureSet.Of(Feature.Version1), true, 12, "R54", "W1526" },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public void Our_driver_gets_its_answers_in_every_mode(
        string what, FeatureSet features, bool isBigEndian, int headerSize, string transmit, string receive)
    {
        using var device = ServedDevice.Net();
        using (var transport = device.Connect(order: isBigEndian ? ByteOrder.BigEndian : ByteOrder.LittleEndian))
        {
            using var driver = new NetDriver(transport, transport.Negotiate(NetFeature.Table, features));
            for (byte number = 100; number < 110; number++)
                driver.Ask(number);
        }

        var generation = Assert.Single(device.Stop());
        Assert.Equal(
            (features.ToString(), features.Has(Feature.RingPacked) ? "packed" : "split", headerSize),
            (generation.Features, generation.Ring, generation.HeaderSize));
        Assert.Equal(isBigEndian && !features.Has(Feature.Version1) ? "big" : "little", generation.ByteOrder);
        Assert.Equal(["rx0", "tx0"], generation.Queues.Select(queue => queue.Name));
        Assert.All(generation.Queues, queue => Assert.Equal((10, 10, 420), (queue.Chains, queue.Packets, queue.Bytes)));
        Assert.Equal([new(receive, 10)], generation.Queues[0].Shapes);
        Assert.Equal([new(transmit, 10)], generation.Queues[1].Shapes);
        Assert.True(generation.Errors.Count == 0, what);
    }

    /// <remarks>Answers have 42 bytes; each takes as many buffers as it needs, of the four that the queue has.</remarks>
    [Theory]
    [InlineData(1514, 10, "W1526")]
    [InlineData(42, 10, "W54")]
    [InlineData(41, 20, "W53")]
    [InlineData(8, 30, "W20")]
    [InlineData(2, 40, "W14")]
    public void A_frame_goes_on_in_as_many_buffers_as_it_needs(int room, int chains, string shape)
    {
        foreach (var ring in new[] { Modern(), Modern(Feature.RingPacked), Modern(Feature.RingPacked, Feature.InOrder) })
        {
            using var device = ServedDevice.Net();
            using (var transport = device.Connect())
            {
                var features = transport.Negotiate(NetFeature.Table, ring.With(NetFeature.MrgRxBuf));
                using var driver = new NetDriver(transport, features, room: room);
                for (byte number = 100; number < 110; number++)
                    driver.Ask(number);
            }

            var receive = Assert.Single(device.Stop()).Queues[0];
            Assert.Equal((chains, 10, 420), (receive.Chains, receive.Packets, receive.Bytes));
            Assert.Equal([new(shape, chains)], receive.Shapes);
        }
    }

    private static FeatureSet Modern(params ReadOnlySpan<Feature> ring)
    {
        var features = FeatureSet.Of(Feature.Version1);
        foreach (var feature in ring)
            features |= FeatureSet.Of(feature);
        return features;
    }

    [Fact]
    public void Every_pair_of_queues_has_its_own_answers()
    {
        using var device = ServedDevice.Net(pairs: 3);
        using (var transport = device.Connect())
        {
            Assert.Equal(6u, transport.Ask(VhostUser.Protocol.Request.GetQueueCount));
            var features = transport.Negotiate(NetFeature.Table, FeatureSet.Of(Feature.Version1));
            using var first = new NetDriver(transport, features, pair: 0);
            using var last = new NetDriver(transport, features, pair: 2);
            first.Ask(1);
            last.Ask(2);
            first.Ask(3);
        }

        var queues = Assert.Single(device.Stop()).Queues;
        Assert.Equal(["rx0 2", "tx0 2", "rx2 1", "tx2 1"], queues.Select(queue => $"{queue.Name} {queue.Packets}"));
    }

    public static TheoryData<FeatureSet, uint> Positions() => new()
    {
        { Modern(), 6 },
        // Six buffers of one descriptor in a ring of four: the second round, whose wrap counters are 0, at its third descriptor.
        { Modern(Feature.RingPacked), 0x0002_0002 },
    };

    [Theory]
    [MemberData(nameof(Positions))]
    public void Queues_go_on_where_they_were_when_memory_is_shared_anew(FeatureSet ring, uint position)
    {
        using var device = ServedDevice.Net();
        using (var transport = device.Connect())
        {
            using var driver = new NetDriver(transport, transport.Negotiate(NetFeature.Table, ring));
            for (byte number = 3; number < 9; number++)
            {
                driver.Ask(number);
                transport.ShareMemory();
            }

            Assert.Equal(position, transport.Stop(1));
            Assert.Equal(position, transport.Stop(0));
        }

        Assert.Single(device.Stop());
    }

    /// <remarks>DPDK's front-end says where buffers are taken from, and not where they are used: 0x8000 is the start of both.</remarks>
    [Fact]
    public void Half_a_position_in_a_packed_ring_will_do()
    {
        using var device = ServedDevice.Net();
        using var transport = device.Connect();
        using var driver = new NetDriver(transport, transport.Negotiate(NetFeature.Table, Modern(Feature.RingPacked)));
        for (var queue = 0u; queue < 2; queue++)
            Assert.Equal(0u, transport.Ask(VhostUser.Protocol.Request.SetVringBase, new VhostUser.Protocol.VringState(queue, 0x8000)));
        for (byte number = 3; number < 13; number++)
            driver.Ask(number);
    }

    [Fact]
    public void Twenty_drivers_one_after_the_other_leave_nothing_behind()
    {
        using var device = ServedDevice.Net();
        var files = 0;
        for (byte peer = 0; peer < 20; peer++)
        {
            using (var transport = device.Connect())
            using (var driver = new NetDriver(transport, transport.Negotiate(NetFeature.Table, FeatureSet.Of(Feature.Version1))))
                driver.Ask(peer);

            // The next peer is only served when the last one's files are closed.
            using var next = device.Connect();
            var open = Directory.GetFiles("/proc/self/fd").Length;
            files = peer == 0 ? open : files;
            Assert.InRange(open, 0, files + 2);
        }

        Assert.Equal(20, device.Stop().Count);
    }
}
