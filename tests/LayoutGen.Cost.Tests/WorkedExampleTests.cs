namespace LayoutGen.Cost.Tests;

/// <summary>A received frame of 64 bytes on a split ring without batching, 32 packets to an interrupt and to a doorbell, by hand.</summary>
public sealed class WorkedExampleTests
{
    private static readonly CostModel _model = new(new(3, 8), new());

    [Theory]
    [InlineData(false, "available", 24 + 24, 24 + 24)]
    [InlineData(false, "descriptors", 24 + 24, 36 + 36)]
    [InlineData(false, "table", 0, 0)]
    [InlineData(false, "payload", 24 + 12 + 24 + 64, 0)]
    [InlineData(false, "used", 24 + 8 + 24 + 4, 0)]
    [InlineData(false, "interrupt", 28 / 32.0, 0)]
    [InlineData(false, "doorbell", 0, 28 / 32.0)]
    [InlineData(false, "suppression", 24, 24)]
    [InlineData(false, "total", 280.875, 120.875)]
    [InlineData(true, "available", 24 + 24, 24 + 24)]
    [InlineData(true, "descriptors", 24, 36)]
    [InlineData(true, "payload", 24 + 76, 0)]
    [InlineData(true, "total", 232.875, 84.875)]
    public void Every_part_is_as_added_up_by_hand(bool merged, string part, double up, double down)
    {
        var cost = _model.CostOf(merged ? ReceivedPacket.Merged(64) : ReceivedPacket.Separate(64));

        var traffic = part switch
        {
            "available" => cost.Available,
            "descriptors" => cost.Descriptors,
            "table" => cost.Table,
            "payload" => cost.Payload,
            "used" => cost.Used,
            "interrupt" => cost.Interrupt,
            "doorbell" => cost.Doorbell,
            "suppression" => cost.Suppression,
            _ => cost.Total,
        };
        Assert.Equal((up, down), (traffic.UpBytes, traffic.DownBytes));
    }

    [Theory]
    [InlineData("gen3x8", 64, 25.8e6, 31.1e6)]
    [InlineData("gen4x16", 64, 101e6, 122e6)]
    public void Packets_a_second_that_the_bytes_of_a_link_allow(string link, int frame, double separate, double merged)
    {
        var model = _model with { Link = PcieLink.Parse(link)! };

        Close.Within1Percent(separate, model.ThroughputOf(model.CostOf(ReceivedPacket.Separate(frame))).ByBytes);
        Close.Within1Percent(merged, model.ThroughputOf(model.CostOf(ReceivedPacket.Merged(frame))).ByBytes);
    }

    [Theory]
    [InlineData("gen3x8", 55.1e6, 67.4e6)]
    [InlineData("gen4x16", 216e6, 265e6)]
    public void And_on_a_packed_ring_with_batches(string link, double separate, double merged)
    {
        var model = new CostModel(PcieLink.Parse(link)!, new() { DescriptorBatch = 16, UsedBatch = 8 });

        Close.Within1Percent(separate, model.ThroughputOf(model.CostOf(ReceivedPacket.Separate(64, RingFormat.Packed))).ByBytes);
        Close.Within1Percent(merged, model.ThroughputOf(model.CostOf(ReceivedPacket.Merged(64, RingFormat.Packed))).ByBytes);
    }

    /// <summary>Four reads one after the other, or three, of 560 ns each; as many packets at a time as there are reads in flight.</summary>
    [Theory]
    [InlineData(false, 16, 1, 16 / (4 * 560e-9))]
    [InlineData(true, 16, 1, 16 / (3 * 560e-9))]
    [InlineData(true, 16, 4, 64 / (3 * 560e-9))]
    public void Latency_binds_by_the_reads_that_depend_on_each_other(bool merged, int inFlight, int queues, double expected)
    {
        var model = _model with { Device = new() { ReadsInFlight = inFlight, Queues = queues } };

        var throughput = model.ThroughputOf(model.CostOf(merged ? ReceivedPacket.Merged(64) : ReceivedPacket.Separate(64)));

        Close.Within1Percent(expected, throughput.ByLatency);
    }

    [Theory]
    [InlineData(1e12, 1e12, 1000, Bound.Bytes)]
    [InlineData(59.7e6, 47.4e6, 1000, Bound.Operations)]
    [InlineData(1e12, 1e12, 1, Bound.Latency)]
    public void The_least_limit_binds(double reads, double writes, int inFlight, Bound bound)
    {
        var model = _model with { Device = new() { ReadsPerSecond = reads, WritesPerSecond = writes, ReadsInFlight = inFlight } };

        var throughput = model.ThroughputOf(model.CostOf(ReceivedPacket.Separate(64)));

        Assert.Equal(bound, throughput.BoundBy);
        Assert.Equal(new[] { throughput.ByBytes, throughput.ByOperations, throughput.ByLatency }.Min(), throughput.PacketsPerSecond);
    }
}
