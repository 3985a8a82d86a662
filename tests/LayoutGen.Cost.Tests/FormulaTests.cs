using CsCheck;

namespace LayoutGen.Cost.Tests;

/// <summary>The model, which adds up what was observed, against closed formulas in frame size, batches and link.</summary>
public sealed class FormulaTests
{
    private static readonly Gen<int> _power = Gen.OneOf(128, 256, 512, 1024, 2048, 4096);

    private static readonly Gen<PcieLink> _link =
        from generation in Gen.Int[3, 5]
        from lanes in Gen.OneOf(1, 2, 4, 8, 16)
        from payload in _power
        from request in _power
        select new PcieLink(generation, lanes) { MaximumPayload = payload, MaximumReadRequest = request };

    private static readonly Gen<DeviceModel> _device =
        from descriptors in Gen.Int[1, 64]
        from used in Gen.Int[1, 64]
        from interrupts in Gen.Int[1, 256]
        from doorbells in Gen.Int[1, 256]
        from fetch in Gen.OneOf(DescriptorFetch.Dependent, DescriptorFetch.Chain)
        select new DeviceModel
        {
            DescriptorBatch = descriptors,
            UsedBatch = used,
            InterruptBatch = interrupts,
            DoorbellBatch = doorbells,
            Fetch = fetch,
        };

    private static readonly Gen<(PcieLink Link, DeviceModel Device, int Frame, bool Merged, bool HasTable)> _case =
        Gen.Select(_link, _device, Gen.Int[1, 65_550], Gen.Bool, Gen.Bool);

    [Fact]
    public void Split_ring() => _case.Sample(sample =>
    {
        var (link, device, frame, merged, hasTable) = sample;
        double batch = device.DescriptorBatch, used = device.UsedBatch;
        var descriptors = merged ? 1 : 2;
        double W(double bytes) => (24 * Math.Ceiling(bytes / link.MaximumPayload)) + (4 * Math.Ceiling(bytes / 4));
        double Q(double bytes) => 24 * Math.Ceiling(bytes / link.MaximumReadRequest);
        double C(double bytes) => (20 * Math.Ceiling(bytes / link.MaximumPayload)) + (4 * Math.Ceiling(bytes / 4));
        double Descriptors(Func<double, double> read, int count) => device switch
        {
            { DescriptorBatch: > 1 } => read(16 * count * batch) / batch,
            { Fetch: DescriptorFetch.Chain } => read(16 * count),
            _ => count * read(16),
        };
        double Fetched(Func<double, double> read) => ((read(2) + read(2 * batch)) / batch) +
            (hasTable ? Descriptors(read, 1) + read(16 * descriptors) : Descriptors(read, descriptors));

        var up = Fetched(Q) + (merged ? W(12 + frame) : W(12) + W(frame)) + ((W(8 * used) + W(2)) / used) + (W(4) / device.InterruptBatch);
        var down = Fetched(C) + (28.0 / device.DoorbellBatch);

        var total = Cost(link, device, RingFormat.Split, frame, merged, hasTable).Total;
        Assert.Equal((up, down), (total.UpBytes, total.DownBytes), Nearly);
    });

    [Fact]
    public void Packed_ring() => _case.Sample(sample =>
    {
        var (link, device, frame, merged, hasTable) = sample;
        device = device with { Fetch = DescriptorFetch.Chain };
        double batch = device.DescriptorBatch;
        var descriptors = merged ? 1 : 2;
        double W(double bytes) => (24 * Math.Ceiling(bytes / link.MaximumPayload)) + (4 * Math.Ceiling(bytes / 4));
        double Q(double bytes) => 24 * Math.Ceiling(bytes / link.MaximumReadRequest);
        double C(double bytes) => (20 * Math.Ceiling(bytes / link.MaximumPayload)) + (4 * Math.Ceiling(bytes / 4));
        double Fetched(Func<double, double> read) => hasTable
            ? (read(16 * batch) / batch) + read(16 * descriptors)
            : read(16 * descriptors * batch) / batch;

        var up = Fetched(Q) + (merged ? W(12 + frame) : W(12) + W(frame)) + (W(16) / device.UsedBatch) + (W(4) / device.InterruptBatch);
        var down = Fetched(C) + (28.0 / device.DoorbellBatch);

        var total = Cost(link, device, RingFormat.Packed, frame, merged, hasTable).Total;
        Assert.Equal((up, down), (total.UpBytes, total.DownBytes), Nearly);
    });

    [Fact]
    public void Merging_never_costs_an_operation_or_a_byte_upward() => _case.Sample(sample =>
    {
        var (link, device, frame, _, hasTable) = sample;
        foreach (var ring in new[] { RingFormat.Split, RingFormat.Packed })
        {
            var separate = Cost(link, device, ring, frame, merged: false, hasTable).Total;
            var merged = Cost(link, device, ring, frame, merged: true, hasTable).Total;
            Assert.True(merged.Operations <= separate.Operations - 1 + 1e-9);
            Assert.True(merged.UpBytes <= separate.UpBytes + 1e-9);
        }
    });

    [Fact]
    public void Merging_saves_nothing_upward_exactly_where_the_header_needs_a_transaction_more() => Gen.Int[1, 65_550].Sample(frame =>
    {
        var model = new CostModel(new(3, 8), new() { Fetch = DescriptorFetch.Chain });
        var spilled = frame % 256 is 0 or > 244;

        var saved = model.CostOf(ReceivedPacket.Separate(frame)).Total.UpBytes - model.CostOf(ReceivedPacket.Merged(frame)).Total.UpBytes;

        Assert.Equal(spilled ? 0 : 24, saved, precision: 9);
    });

    /// <summary>A packet over n pages: everything n times, but the used index of a split ring, which is written once for a packet at most.</summary>
    [Fact]
    public void Mergeable_buffers() => _case.Sample(sample =>
    {
        var (link, device, frame, merged, _) = sample;
        device = device with { DescriptorBatch = 1, Fetch = DescriptorFetch.Dependent };
        var count = (12 + frame + 4095) / 4096;
        var descriptors = merged ? 1 : 2;
        double W(double bytes) => bytes == 0 ? 0 : (24 * Math.Ceiling(bytes / link.MaximumPayload)) + (4 * Math.Ceiling(bytes / 4));
        double Page(int index)
        {
            var bytes = Math.Min(4096, 12 + frame - (4096 * index));
            return merged ? W(bytes) : W(Math.Min(12, bytes)) + W(Math.Max(0, bytes - 12));
        }

        double payload = Enumerable.Range(0, count).Sum(Page), used = Math.Max(count, device.UsedBatch);
        var split = (count * 24 * (2 + descriptors)) + payload + ((W(8 * used) + W(2)) * count / used) + (W(4) / device.InterruptBatch);
        var packed = (count * 24 * descriptors) + payload + (W(16) * count / device.UsedBatch) + (W(4) / device.InterruptBatch);

        var model = new CostModel(link, device);
        Assert.Equal(split, model.CostOf(ReceivedPacket.Mergeable(frame, merged, RingFormat.Split)).Total.UpBytes, precision: 6);
        Assert.Equal(packed, model.CostOf(ReceivedPacket.Mergeable(frame, merged, RingFormat.Packed)).Total.UpBytes, precision: 6);
    });

    [Fact]
    public void Transmitting_reads_what_receiving_writes() => _case.Sample(sample =>
    {
        var (link, device, frame, _, hasTable) = sample;
        var received = ReceivedPacket.Separate(frame, RingFormat.Split, hasTable);
        var sent = received with { Transfers = [.. received.Transfers.Select(transfer => transfer with { DeviceWrites = false })] };

        var cost = new CostModel(link, device).CostOf(sent);

        Assert.Equal((2, 0), (cost.Payload.Reads, cost.Payload.Writes));
        Assert.Equal(new CostModel(link, device).CostOf(received).Total.Operations, cost.Total.Operations, precision: 9);
    });

    private static PacketCost Cost(PcieLink link, DeviceModel device, RingFormat ring, int frame, bool merged, bool hasTable) =>
        new CostModel(link, device).CostOf(merged ? ReceivedPacket.Merged(frame, ring, hasTable) : ReceivedPacket.Separate(frame, ring, hasTable));

    private static bool Nearly((double Up, double Down) left, (double Up, double Down) right) =>
        Math.Abs(left.Up - right.Up) < 1e-6 && Math.Abs(left.Down - right.Down) < 1e-6;
}
