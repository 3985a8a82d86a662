using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Queues;
using VirtioSpecification;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>The packets of the standard device types on the ring, in the framing that the features give.</summary>
public class DeviceTypeChainTests
{
    private const int Capacity = 64;

    private delegate DriverQueue<TPacket> Open<TPacket>(IDriverTransport device, int queueIndex, NegotiatedFeatures features, QueueOptions? options)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct;

    private static readonly Dictionary<string, Func<LoopbackTransport, NegotiatedFeatures, int, string>> s_packets = new()
    {
        ["net control"] = (device, features, length) => Chain<NetControlPacket>(NetControlPacket.OpenQueue, device, features, length),
        ["blk read"] = (device, features, length) => Chain<BlkReadPacket>(BlkReadPacket.OpenQueue, device, features, length),
        ["blk write"] = (device, features, length) => Chain<BlkWritePacket>(BlkWritePacket.OpenQueue, device, features, length),
        ["blk flush"] = (device, features, length) => Chain<BlkFlushPacket>(BlkFlushPacket.OpenQueue, device, features, length),
        ["blk lifetime"] = (device, features, length) => Chain<BlkLifetimePacket>(BlkLifetimePacket.OpenQueue, device, features, length),
        ["console rx"] = (device, features, length) => Chain<ConsoleRxPacket>(ConsoleRxPacket.OpenQueue, device, features, length),
        ["console tx"] = (device, features, length) => Chain<ConsoleTxPacket>(ConsoleTxPacket.OpenQueue, device, features, length),
        ["console control rx"] = (device, features, length) => Chain<ConsoleControlRxPacket>(ConsoleControlRxPacket.OpenQueue, device, features, length),
        ["console control tx"] = (device, features, length) => Chain<ConsoleControlTxPacket>(ConsoleControlTxPacket.OpenQueue, device, features, length),
        ["entropy"] = (device, features, length) => Chain<EntropyPacket>(EntropyPacket.OpenQueue, device, features, length),
        ["balloon pages"] = (device, features, length) => Chain<BalloonPagesPacket>(BalloonPagesPacket.OpenQueue, device, features, length),
        ["balloon statistics"] = (device, features, length) => Chain<BalloonStatisticsPacket>(BalloonStatisticsPacket.OpenQueue, device, features, length),
        ["input event"] = (device, features, length) => Chain<InputEventPacket>(InputEventPacket.OpenQueue, device, features, length),
        ["input status"] = (device, features, length) => Chain<InputStatusPacket>(InputStatusPacket.OpenQueue, device, features, length),
        ["vsock rx"] = (device, features, length) => Chain<VsockRxPacket>(VsockRxPacket.OpenQueue, device, features, length),
        ["vsock tx"] = (device, features, length) => Chain<VsockTxPacket>(VsockTxPacket.OpenQueue, device, features, length),
        ["vsock event"] = (device, features, length) => Chain<VsockEventPacket>(VsockEventPacket.OpenQueue, device, features, length),
        ["fs request"] = (device, features, length) => Chain<FsRequestPacket>(FsRequestPacket.OpenQueue, device, features, length),
        ["scsi command"] = (device, features, length) => Chain<ScsiCommandPacket>(ScsiCommandPacket.OpenQueue, device, features, length),
        ["scsi task management"] = (device, features, length) => Chain<ScsiTmfPacket>(ScsiTmfPacket.OpenQueue, device, features, length),
        ["scsi notification"] = (device, features, length) => Chain<ScsiNotificationPacket>(ScsiNotificationPacket.OpenQueue, device, features, length),
        ["scsi event"] = (device, features, length) => Chain<ScsiEventPacket>(ScsiEventPacket.OpenQueue, device, features, length),
    };

    /// <summary>
    /// The packet, the bytes of payload that are sent or asked for (0: all of 64), and the descriptors without and with free framing. The
    /// sections that legacy framing is in are 5.1.9.8, 5.2.6.4, 5.3.6.4 and 5.6.6.4; a block header has 16 bytes there, and not 8.
    /// </summary>
    [Theory]
    [InlineData("net control", 6, "R2+R6+W1", "R8+W1")]
    [InlineData("net control", 0, "R2+W1", "R2+W1")]
    [InlineData("blk read", 0, "R16+W64+W1", "R16+W65")]
    [InlineData("blk read", 20, "R16+W20+W1", "R16+W20+W1")]
    [InlineData("blk write", 48, "R16+R48+W1", "R64+W1")]
    [InlineData("blk flush", 0, "R16+W1", "R16+W1")]
    [InlineData("blk lifetime", 0, "R16+W6+W1", "R16+W7")]
    [InlineData("console rx", 0, "W64", "W64")]
    [InlineData("console tx", 5, "R5", "R5")]
    [InlineData("console control rx", 0, "W72", "W72")]
    [InlineData("console control tx", 0, "R8", "R8")]
    [InlineData("console control tx", 4, "R12", "R12")]
    [InlineData("entropy", 0, "W64", "W64")]
    [InlineData("balloon pages", 16, "R16", "R16")]
    [InlineData("balloon statistics", 20, "R20", "R20")]
    [InlineData("input event", 0, "W8", "W8")]
    [InlineData("input status", 0, "R8", "R8")]
    [InlineData("vsock rx", 0, "W44+W64", "W108")]
    [InlineData("vsock tx", 10, "R44+R10", "R54")]
    [InlineData("vsock event", 0, "W4", "W4")]
    [InlineData("fs request", 40, "R40+W64", "R40+W64")]
    [InlineData("scsi command", 48, "R51+R48+W108+W64", "R99+W172")]
    [InlineData("scsi command", 0, "R51+W108+W64", "R51+W172")]
    [InlineData("scsi task management", 0, "R24+W1", "R24+W1")]
    [InlineData("scsi notification", 0, "R16+W5", "R16+W5")]
    [InlineData("scsi event", 0, "W16", "W16")]
    public void Chain_of_a_packet(string packet, int length, string legacy, string free)
    {
        (FeatureSet Features, string Expected)[] modes =
        [
            (FeatureSet.None, legacy), (FeatureSet.Of(Feature.AnyLayout), free), (FeatureSet.Of(Feature.Version1), free),
        ];
        Assert.All(modes, mode =>
        {
            using var device = new LoopbackTransport(mode.Features);
            Assert.Equal(mode.Expected, s_packets[packet](device, device.Negotiate(Feature.Table, mode.Features), length));
        });
    }

    /// <summary>What the pictures show is what the drivers do.</summary>
    [Theory]
    [InlineData(Framing.Separate, "[R Header 16] [W Data] [W Status 1]", "[W Message 8 | W Detail]", "[R Header 2] [R Data] [W Status 1]")]
    [InlineData(Framing.Merged, "[R Header 16] [W Data | W Status 1]", "[W Message 8 | W Detail]", "[R Header 2 | R Data] [W Status 1]")]
    public void Descriptors_as_data(Framing framing, string read, string message, string command) => Assert.Equal(
        [read, message, command],
        new[] { BlkReadPacket.Maps[0], ConsoleControlRxPacket.Maps[0], NetControlPacket.Maps[0] }
            .Select(map => string.Join(' ', map.Shape.GetDescriptors(framing))));

    /// <summary>A buffer that must be one descriptor is one block of memory, or none at all.</summary>
    [Fact]
    public void One_descriptor_is_one_block()
    {
        using var device = new LoopbackTransport(FeatureSet.None);
        var features = device.Negotiate(Feature.Table, FeatureSet.None);
        var plan = new BufferPlan { PayloadCapacity = 8192, Tail = TailPlacement.Apart };

        var error = Assert.Throws<OutOfGuestMemoryException>(() =>
            ConsoleControlRxPacket.OpenQueue(device, 0, features, new() { QueueSize = 8, Plan = plan }));

        Assert.Contains("ConsoleControlRxPacket", error.Message, StringComparison.Ordinal);
        using var queue = ConsoleControlRxPacket.OpenQueue(device, 0, features, new() { QueueSize = 8, Plan = plan with { Tail = TailPlacement.Contiguous } });
        Assert.Equal(1, queue.Buffers.DescriptorsPerBuffer);
    }

    private static string Chain<TPacket>(Open<TPacket> open, LoopbackTransport device, NegotiatedFeatures features, int length)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    {
        using var queue = open(device, 0, features, new() { QueueSize = 8, Plan = new() { PayloadCapacity = Capacity } });
        Assert.True(queue.TryAcquire(out var packet));
        queue.MakeAvailable(packet, length);
        queue.Publish();
        var setup = device.GetQueue(0);
        var reader = new SplitRingReader(
            (address, count) => setup.Memory.GetSpan(new(address, (uint)count)).ToArray(),
            setup.Addresses.Descriptors,
            setup.Addresses.Driver,
            setup.Addresses.Device,
            setup.QueueSize,
            false);
        return string.Join("+", Assert.Single(reader.AvailableChains()).Select(element => $"{(element.DeviceWrites ? 'W' : 'R')}{element.Length}"));
    }
}
