using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>Sizes that a device's configuration says: they are given on both sides, and the bytes lie where the specification has them.</summary>
public class PartSizesTests
{
    /// <summary>Free framing, protection information, the sizes of command block and sense data, and the headers' bytes of either direction.</summary>
    [Theory]
    [InlineData(false, false, 32, 96, 51, 108)]
    [InlineData(false, false, 64, 18, 83, 30)]
    [InlineData(true, false, 16, 252, 35, 264)]
    [InlineData(true, true, 64, 96, 91, 108)]
    [InlineData(true, false, 32, 0, 51, 12)]
    public void A_command_has_the_sizes_that_were_given(bool isFree, bool isProtected, int cdb, int sense, int read, int written)
    {
        var features = (isFree ? FeatureSet.Of(Feature.Version1) : FeatureSet.None)
            | (isProtected ? FeatureSet.Of(ScsiFeature.T10Pi) : FeatureSet.None);
        using var transport = new LoopbackTransport(features);
        var negotiated = transport.Negotiate(ScsiFeature.Table, features);
        var sizes = new PartSizes((nameof(ScsiCommandPacket.Cdb), cdb), (nameof(ScsiCommandPacket.Sense), sense));
        using var queue = ScsiCommandPacket.OpenQueue(
            transport, 0, negotiated, new() { QueueSize = 8, Sizes = sizes, Plan = new() { PayloadCapacity = 64 } });
        Assert.True(queue.TryAcquire(out var packet));
        Assert.Equal((cdb, sense), (packet.Cdb.Length, packet.Sense.Length));
        packet.Cdb.Fill(0xC0);
        packet.DataOut.Span[..5].Fill(0xD0);
        queue.MakeAvailable(packet, 5);
        queue.Publish();

        var host = new Host();
        ScsiCommandPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(0) with { Sizes = sizes }, negotiated).Run(ref host);

        Assert.Equal((cdb + 5, read + 5L), (host.Cdb!.Count(value => value == 0xC0) + host.Data!.Count(value => value == 0xD0), host.ReadBytes));
        Assert.Equal(written + 64L, host.WrittenBytes);
        Assert.True(queue.TryGetUsed(out var answer), $"{queue.Fault}");
        // What a legacy device says of its length is not believed (virtio 1.4, 5.6.6.0.1): it wrote what it was asked for.
        Assert.Equal((0x5E, sense, isFree ? 3 : 64), (answer.Result.Status, answer.Sense.ToArray().Count(value => value == 0x5E), answer.DataIn.Length));
    }

    /// <summary>What is wrong with sizes, for the packets of a network and a SCSI device.</summary>
    [Theory]
    [InlineData("scsi", "Cdb", -1, "ScsiCommandPacket.Cdb cannot have -1 bytes")]
    [InlineData("scsi", "Sense", (1 << 20) + 1, "ScsiCommandPacket.Sense cannot have 1048577 bytes")]
    [InlineData("scsi", "Command", 19, "ScsiCommandPacket has no part 'Command' whose size a configuration says")]
    [InlineData("scsi", "DataOut", 19, "ScsiCommandPacket has no part 'DataOut' whose size a configuration says")]
    [InlineData("net", "Cdb", 32, "NetRxPacket has no part 'Cdb' whose size a configuration says")]
    [InlineData("net", "Frame", 9014, "must hold a Frame of at least 9014 bytes, and the plan gives it 1514")]
    [InlineData("net", "Frame", 82, "")] // An MTU of 68 bytes asks for less than every device type does.
    [InlineData("net", "Frame", 1514, "")]
    public void Sizes_that_do_not_fit_are_refused(string device, string part, int bytes, string problem)
    {
        using var transport = new LoopbackTransport(FeatureSet.Of(Feature.Version1));
        var features = transport.Negotiate(Feature.Table, FeatureSet.Of(Feature.Version1));
        var options = new QueueOptions { QueueSize = 8, Sizes = new((part, bytes)), Plan = new() { PayloadCapacity = 1514 } };

        var error = Record.Exception(() =>
        {
            if (device == "net")
                NetRxPacket.OpenQueue(transport, 0, features, options).Dispose();
            else
                ScsiCommandPacket.OpenQueue(transport, 0, features, options).Dispose();
        });

        Assert.Equal(problem.Length > 0 ? typeof(ArgumentException) : null, error?.GetType());
        Assert.Contains(problem, error?.Message ?? "", StringComparison.Ordinal);
    }

    /// <summary>The MTU's minimum is the default capacity, and mergeable buffers waive it with the others.</summary>
    [Theory]
    [InlineData(false, 0, 9014)]
    [InlineData(true, 100, 100)]
    public void A_receive_buffer_holds_the_MTU(bool isMergeable, int capacity, int expected)
    {
        var features = FeatureSet.Of(Feature.Version1) | (isMergeable ? FeatureSet.Of(NetFeature.MrgRxBuf) : FeatureSet.None);
        using var transport = new LoopbackTransport(features);
        var options = new QueueOptions { QueueSize = 8, Sizes = new((nameof(NetRxPacket.Frame), 9000 + 14)), Plan = new() { PayloadCapacity = capacity } };
        using var queue = NetRxPacket.OpenQueue(transport, 0, transport.Negotiate(NetFeature.Table, features), options);

        Assert.True(queue.TryAcquire(out var packet));

        Assert.Equal(expected, packet.Frame.Length);
    }

    private struct Host : IDeviceLoop<ScsiCommandPacket.DeviceSide>
    {
        public byte[]? Cdb { get; private set; }

        public byte[]? Data { get; private set; }

        public long ReadBytes { get; private set; }

        public long WrittenBytes { get; private set; }

        void IDeviceLoop<ScsiCommandPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<ScsiCommandPacket.DeviceSide, TLayout, TRing> queue)
        {
            Span<byte> data = stackalloc byte[64];
            while (queue.TryGetAvailable(out var packet))
            {
                Assert.True(packet.TryRead(data, out var length));
                (Cdb, Data) = (packet.Cdb.ToArray(), data[..length].ToArray());
                foreach (var element in packet.Elements)
                    (ReadBytes, WrittenBytes) = element.DeviceWrites ? (ReadBytes, WrittenBytes + element.Length) : (ReadBytes + element.Length, WrittenBytes);
                var result = packet.Result;
                result.Status = 0x5E;
                packet.Sense.Fill(0x5E);
                Assert.True(packet.TryWrite([1, 2, 3]));
                queue.MakeUsed(packet);
            }

            queue.Publish();
        }
    }
}
