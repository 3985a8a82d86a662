using System.Text;
using Emulator.Serving.Blk;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using VhostUser.Protocol;

namespace LayoutGen.Peers.Tests.FrontEnd;

public sealed class ServedBlkTests : IDisposable
{
    private const int Sector = BlkImage.SectorSize;
    private const int Sectors = 64;

    private readonly ImageFile _file = new((Sectors * Sector) + 100);

    public static TheoryData<FeatureSet, bool, string, string, string> Modes() => new()
    {
        // Negotiated, big-endian; how a read, a write and a flush are cut. Linux and all others take 16 bytes for the header.
        { FeatureSet.Of(Feature.Version1), false, "R16+W1025", "R1040+W1", "R16+W1" },
        { FeatureSet.Of(Feature.Version1), true, "R16+W1025", "R1040+W1", "R16+W1" },
        { FeatureSet.Of(Feature.AnyLayout), false, "R16+W1025", "R1040+W1", "R16+W1" },
        { FeatureSet.None, false, "R16+W1024+W1", "R16+R1024+W1", "R16+W1" },
        { FeatureSet.None, true, "R16+W1024+W1", "R16+R1024+W1", "R16+W1" },
        { FeatureSet.Of(Feature.Version1, Feature.EventIdx), false, "R16+W1025", "R1040+W1", "R16+W1" },
        { FeatureSet.Of(Feature.IndirectDesc), false, "IND R16+W1024+W1", "IND R16+R1024+W1", "IND R16+W1" },
        { FeatureSet.Of(Feature.Version1, Feature.RingPacked), false, "R16+W1025", "R1040+W1", "R16+W1" },
        {
            FeatureSet.Of(Feature.Version1, Feature.RingPacked, Feature.EventIdx, Feature.IndirectDesc, Feature.InOrder), false,
            "IND R16+W1025", "IND R1040+W1", "IND R16+W1"
        },
    };

    public void Dispose() => _file.Dispose();

    [Theory]
    [MemberData(nameof(Modes))]
    public void What_our_driver_writes_is_in_the_file_and_what_it_reads_was(
        FeatureSet ring, bool isBigEndian, string read, string write, string flush)
    {
        var before = _file.Content;
        var data = new byte[2 * Sector];
        new Random(1).NextBytes(data);
        using var device = Serve(isReadOnly: false);
        using (var transport = device.Connect(order: isBigEndian ? ByteOrder.BigEndian : ByteOrder.LittleEndian))
        {
            var features = transport.Negotiate(BlkFeature.Table, ring.With(BlkFeature.Mq, BlkFeature.Flush, BlkFeature.WriteZeroes));
            using var driver = new BlkDriver(transport, features, readSize: 2 * Sector);
            for (var sector = 0; sector < Sectors; sector += 2)
                Assert.Equal(before[(sector * Sector)..((sector + 2) * Sector)], Read(driver, sector));
            Assert.Equal(BlkResult.Ok, driver.Write(BlkRequestType.Out, 9, data));
            Assert.Equal(BlkResult.Ok, driver.Flush());
            Assert.Equal(data, Read(driver, 9));
            // Sectors 1 and 62, in an order that is little-endian everywhere (virtio 1.4, 5.2.6).
            Assert.Equal(BlkResult.Ok, driver.Write(
                BlkRequestType.WriteZeroes,
                0,
                [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 62, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]));
        }

        var generation = Assert.Single(device.Stop());
        Assert.Empty(generation.Errors);
        Assert.Equal(16, generation.HeaderSize);
        Assert.Equal(["request0 33 33792", "request1 2 1024", "request2 1 0"], generation.Queues.Select(
            queue => $"{queue.Name} {queue.Packets} {queue.Bytes}"));
        Assert.Equal([read, write, flush], generation.Queues.Select(queue => queue.Shapes.Keys.First()));
        data.CopyTo(before, 9 * Sector);
        before.AsSpan(1 * Sector, Sector).Clear();
        before.AsSpan(62 * Sector, Sector).Clear();
        Assert.Equal(before, _file.Content);
    }

    [Fact]
    public void It_is_named_as_its_file()
    {
        using var device = Serve(isReadOnly: true);
        using var transport = device.Connect();
        using var driver = new BlkDriver(transport, Negotiate(transport), readSize: 20);

        var (result, id) = driver.Read(BlkRequestType.GetId, 0);
        Assert.Equal((BlkResult.Ok, Path.GetFileName(_file.Location)), (result, Encoding.ASCII.GetString(id).TrimEnd('\0')));
    }

    [Fact]
    public void What_is_served_to_be_read_is_not_written()
    {
        var before = _file.Content;
        using var device = Serve(isReadOnly: true);
        using (var transport = device.Connect())
        {
            Assert.True(transport.Offered.Has(BlkFeature.Ro));
            using var driver = new BlkDriver(transport, Negotiate(transport), readSize: 2 * Sector);
            Assert.Equal(BlkResult.IoErr, driver.Write(BlkRequestType.Out, 0, new byte[Sector]));
            Assert.Equal(BlkResult.IoErr, driver.Write(BlkRequestType.WriteZeroes, 0, [.. new byte[8], 1, .. new byte[7]]));
            Assert.Equal(BlkResult.IoErr, driver.Write(BlkRequestType.Discard, 0, [.. new byte[8], 1, .. new byte[7]]));
            Assert.Equal(BlkResult.Ok, driver.Flush());
            Assert.Equal(before[..(2 * Sector)], Read(driver, 0));
        }

        device.Stop();
        Assert.Equal(before, _file.Content);
    }

    [Fact]
    public void Its_configuration_says_what_the_offer_speaks_of()
    {
        var first = _file.Content[..Sector];
        using var device = Serve(isReadOnly: false);
        using var transport = device.Connect();
        var features = Negotiate(transport);
        var config = new BlkConfig(transport.GetConfiguration(0, 96)!, features);

        Assert.Equal((ulong)Sectors, config.Capacity);
        Assert.Equal(
            (65536u, 126u, 512u, 3, 65536u, 16u, 1, 65536u, 16u, 8u),
            (config.HasSizeMax ? config.SizeMax : 0,
                config.HasSegMax ? config.SegMax : 0,
                config.HasBlkSize ? config.BlkSize : 0,
                config.HasNumQueues ? config.NumQueues : 0,
                config.HasMaxWriteZeroesSectors ? config.MaxWriteZeroesSectors : 0,
                config.HasMaxWriteZeroesSeg ? config.MaxWriteZeroesSeg : 0,
                config.HasWriteZeroesMayUnmap ? config.WriteZeroesMayUnmap : 0,
                config.HasMaxDiscardSectors ? config.MaxDiscardSectors : 0,
                config.HasMaxDiscardSeg ? config.MaxDiscardSeg : 0,
                config.HasDiscardSectorAlignment ? config.DiscardSectorAlignment : 0));
        Assert.Equal([Sectors, 0, 0, 0], transport.GetConfiguration(0, 4)!);
        Assert.Equal(new byte[156], transport.GetConfiguration(100, 156)!);
        // A driver that writes to it is refused, and goes on.
        Assert.Equal(1u, transport.Ask(Request.SetConfiguration, [32, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]));
        using var driver = new BlkDriver(transport, features, readSize: Sector);
        Assert.Equal(first, Read(driver, 0));
    }

    /// <remarks>The front-end passes it on as it is, to a driver that reads words of its machine (virtio 1.4, 2.5.3).</remarks>
    [Fact]
    public void The_configuration_of_a_big_endian_machine_is_big_endian()
    {
        using var device = ServedDevice.BigEndianBlk(_file.Location);
        using var transport = device.Connect();

        // capacity, size_max, seg_max; blk_size; max_discard_sectors, max_discard_seg, discard_sector_alignment.
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, Sectors, 0, 1, 0, 0, 0, 0, 0, 126], transport.GetConfiguration(0, 16)!);
        Assert.Equal([0, 0, 2, 0], transport.GetConfiguration(20, 4)!);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 16, 0, 0, 0, 8], transport.GetConfiguration(36, 12)!);
    }

    /// <remarks>What is asked for the sectors 8 to 23, with which flags of the range; the status.</remarks>
    [Theory]
    [InlineData(BlkRequestType.Discard, 0, BlkResult.Ok)]
    [InlineData(BlkRequestType.Discard, 1, BlkResult.Unsupp)]
    [InlineData(BlkRequestType.WriteZeroes, 0, BlkResult.Ok)]
    [InlineData(BlkRequestType.WriteZeroes, 1, BlkResult.Ok)]
    [InlineData(BlkRequestType.WriteZeroes, 2, BlkResult.Unsupp)]
    public void Sectors_that_are_given_back_are_zeroes(BlkRequestType type, byte flags, BlkResult result)
    {
        var expected = _file.Content;
        if (result == BlkResult.Ok)
            expected.AsSpan(8 * Sector, 16 * Sector).Clear();
        using var device = Serve(isReadOnly: false);
        using (var transport = device.Connect())
        {
            using var driver = new BlkDriver(transport, Negotiate(transport), readSize: Sector);
            Assert.Equal(result, driver.Write(type, 0, [8, .. new byte[7], 16, 0, 0, 0, flags, 0, 0, 0]));
            Assert.Equal(expected[(20 * Sector)..(21 * Sector)], Read(driver, 20));
        }

        device.Stop();
        Assert.Equal(expected, _file.Content);
    }

    [Theory]
    [InlineData(0, 257)]
    [InlineData(256, 1)]
    [InlineData(uint.MaxValue, 1)]
    [InlineData(1, 256)]
    public void Who_asks_for_what_no_configuration_has_is_sent_away(uint offset, uint length)
    {
        using var device = Serve(isReadOnly: false);
        using (var transport = device.Connect())
            Assert.Null(transport.GetConfiguration(offset, length));

        var error = Assert.Single(Assert.Single(device.Stop()).Errors);
        Assert.Contains($"asks for {length} bytes at {offset}", error, StringComparison.Ordinal);
    }

    private static NegotiatedFeatures Negotiate(FrontEndTransport transport) =>
        transport.Negotiate(BlkFeature.Table, new(ulong.MaxValue & ~(1UL << (int)Feature.RingPacked)));

    private static byte[] Read(BlkDriver driver, int sector)
    {
        var (result, data) = driver.Read(BlkRequestType.In, (ulong)sector);
        Assert.Equal(BlkResult.Ok, result);
        return data;
    }

    private ServedDevice Serve(bool isReadOnly) => ServedDevice.Blk(_file.Location, isReadOnly, BlkDriver.Queues);
}
