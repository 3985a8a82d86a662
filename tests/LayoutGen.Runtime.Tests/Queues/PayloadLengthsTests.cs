using LayoutGen.Devices;
using LayoutGen.Queues;
using VirtioSpecification;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>Packets that say how much of each payload they use: requests of several kinds in one queue, and payloads of two pieces.</summary>
public class PayloadLengthsTests
{
    private const int Capacity = 64;

    private delegate DriverQueue<TPacket> Open<TPacket>(IDriverTransport device, int queueIndex, NegotiatedFeatures features, QueueOptions? options)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct;

    private static readonly Dictionary<string, Func<LoopbackTransport, NegotiatedFeatures, PayloadLengths, bool, string>> s_packets = new()
    {
        ["net control"] = (device, features, lengths, isPlain) => Chain<NetControlPacket>(NetControlPacket.OpenQueue, device, features, lengths, isPlain),
        ["net query"] = (device, features, lengths, isPlain) => Chain<NetControlQueryPacket>(NetControlQueryPacket.OpenQueue, device, features, lengths, isPlain),
        ["blk"] = (device, features, lengths, isPlain) => Chain<BlkPacket>(BlkPacket.OpenQueue, device, features, lengths, isPlain),
        ["blk append"] = (device, features, lengths, isPlain) => Chain<BlkAppendPacket>(BlkAppendPacket.OpenQueue, device, features, lengths, isPlain),
        ["blk scsi"] = (device, features, lengths, isPlain) => Chain<BlkScsiPacket>(BlkScsiPacket.OpenQueue, device, features, lengths, isPlain),
        ["scsi"] = (device, features, lengths, isPlain) => Chain<ScsiCommandPacket>(ScsiCommandPacket.OpenQueue, device, features, lengths, isPlain),
        ["fs"] = (device, features, lengths, isPlain) => Chain<FsRequestPacket>(FsRequestPacket.OpenQueue, device, features, lengths, isPlain),
    };

    /// <summary>
    /// The packet, the bytes of payload to read and to write, those of the first piece, and the descriptors without and with free framing
    /// (virtio 1.4, 5.1.9.8, 5.2.6.3, 5.2.6.4 and 5.6.6.4).
    /// </summary>
    [Theory]
    [InlineData("net control", 14, 0, 10, "R2+R10+R4+W1", "R16+W1")] // One address in the first table, none in the second.
    [InlineData("net control", 8, 0, 4, "R2+R4+R4+W1", "R10+W1")]
    [InlineData("net control", 6, 0, 0, "R2+R6+W1", "R8+W1")]
    [InlineData("net control", 6, 0, 6, "R2+R6+W1", "R8+W1")]
    [InlineData("net control", 0, 0, 0, "R2+W1", "R2+W1")]
    [InlineData("net query", 32, 64, 0, "R2+R32+W1+W64", "R34+W65")]
    [InlineData("net query", 0, 8, 0, "R2+W1+W8", "R2+W9")]
    [InlineData("blk", 48, 0, 0, "R16+R48+W1", "R64+W1")]
    [InlineData("blk", 0, 64, 0, "R16+W64+W1", "R16+W65")]
    [InlineData("blk", 0, 20, 0, "R16+W20+W1", "R16+W20+W1")]
    [InlineData("blk", 0, 0, 0, "R16+W1", "R16+W1")]
    [InlineData("blk append", 48, 0, 0, "R16+R48+W8+W1", "R64+W9")]
    [InlineData("blk scsi", 6, 36, 6, "R16+R6+W36+W96+W16+W1", "R16+R6+W36+W96+W16+W1")]
    [InlineData("blk scsi", 26, 0, 10, "R16+R10+R16+W96+W16+W1", "R16+R10+R16+W96+W16+W1")]
    [InlineData("scsi", 0, 36, 0, "R51+W108+W36", "R51+W144")]
    [InlineData("scsi", 36, 0, 0, "R51+R36+W108", "R87+W108")]
    [InlineData("fs", 40, 16, 0, "R40+W16", "R40+W16")]
    public void Chain_of_a_request(string packet, int read, int written, int firstPiece, string legacy, string free)
    {
        (FeatureSet Features, string Expected)[] modes =
        [
            (FeatureSet.None, legacy), (FeatureSet.Of(Feature.AnyLayout), free), (FeatureSet.Of(Feature.Version1), free),
        ];
        var lengths = new PayloadLengths(read, written) { FirstPiece = firstPiece };
        foreach (var (features, expected) in modes)
        {
            foreach (var isPlain in new[] { true, false })
            {
                using var device = new LoopbackTransport(features);
                Assert.Equal(expected, s_packets[packet](device, device.Negotiate(Feature.Table, features), lengths, isPlain));
            }
        }
    }

    /// <summary>The packet, the lengths, and what is said of the one that is wrong.</summary>
    [Theory]
    [InlineData("blk", 65, 0, 0, "Read is 0 to 64")]
    [InlineData("blk", -1, 0, 0, "Read is 0 to 64")]
    [InlineData("blk", 0, 65, 0, "Written is 0 to 64")]
    [InlineData("blk", 8, 0, 4, "FirstPiece is 0 to 0")]
    [InlineData("blk append", 8, 1, 0, "Written is 0 to 0")]
    [InlineData("net control", 8, 0, 9, "FirstPiece is 0 to 8")]
    public void Lengths_that_do_not_fit_are_refused(string packet, int read, int written, int firstPiece, string problem)
    {
        using var device = new LoopbackTransport(FeatureSet.None);
        var lengths = new PayloadLengths(read, written) { FirstPiece = firstPiece };

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => s_packets[packet](device, default, lengths, true));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Every first piece of a payload in several blocks of memory: as many bytes as before, and a descriptor begins where it ends.</summary>
    [Fact]
    public void A_piece_ends_in_any_block()
    {
        var options = new QueueOptions { QueueSize = 64, Plan = new() { PayloadCapacity = 300, PageSize = 64, Tail = TailPlacement.Apart } };
        for (var firstPiece = 1; firstPiece <= 300; firstPiece++)
        {
            using var device = new LoopbackTransport(FeatureSet.None, memorySize: 1 << 18);
            using var queue = NetControlPacket.OpenQueue(device, 0, default, options);
            Assert.True(queue.TryAcquire(out var packet));
            queue.MakeAvailable(packet, new PayloadLengths(300, 0) { FirstPiece = firstPiece });
            queue.Publish();
            var chain = LastChain(device);

            var ends = chain.Select((_, index) => chain.Take(index + 1).Sum(element => (int)element.Length)).ToList();
            Assert.Equal((303, true), (ends[^1], ends.Contains(2 + firstPiece)));
        }
    }

    /// <summary>Where one number has no meaning, a queue that has cut a buffer offers the next one whole, whatever the number.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(-1)]
    public void A_number_without_meaning_cuts_nothing(int length)
    {
        using var device = new LoopbackTransport(FeatureSet.None);
        using var queue = NetRxPacket.OpenQueue(device, 0, default, new() { QueueSize = 16 });
        Assert.True(queue.TryAcquire(out var cut));
        Assert.True(queue.TryAcquire(out var whole));
        queue.MakeAvailable(cut, new PayloadLengths(0, 20));
        queue.MakeAvailable(whole, length);
        queue.Publish();

        Assert.Equal([10u, 1514u], LastChain(device).Select(element => element.Length));
    }

    private static string Chain<TPacket>(
        Open<TPacket> open, LoopbackTransport device, NegotiatedFeatures features, PayloadLengths lengths, bool isPlain)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    {
        using var queue = open(device, 0, features, new() { QueueSize = 16, Plan = new() { PayloadCapacity = Capacity } });
        if (isPlain)
        {
            Assert.True(queue.TryAcquire(out var packet));
            queue.MakeAvailable(packet, lengths);
            queue.Publish();
        }
        else
        {
            var loop = new Sender<TPacket>(lengths);
            queue.Run(ref loop);
        }

        return string.Join("+", LastChain(device).Select(element => $"{(element.DeviceWrites ? 'W' : 'R')}{element.Length}"));
    }

    private static List<ChainElement> LastChain(LoopbackTransport device)
    {
        var setup = device.GetQueue(0);
        var reader = new SplitRingReader(
            (address, count) => setup.Memory.GetSpan(new(address, (uint)count)).ToArray(),
            setup.Addresses.Descriptors,
            setup.Addresses.Driver,
            setup.Addresses.Device,
            setup.QueueSize,
            false);
        return [.. reader.AvailableChains()[^1]];
    }

    private readonly struct Sender<TPacket>(PayloadLengths lengths) : IDriverLoop<TPacket>
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    {
        void IDriverLoop<TPacket>.Run<TLayout, TRing>(DriverQueue<TPacket, TLayout, TRing> queue)
        {
            Assert.True(queue.TryAcquire(out var packet));
            queue.MakeAvailable(packet, lengths);
            queue.Publish();
        }
    }
}
