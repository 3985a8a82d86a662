using Emulator.Observation;
using LayoutGen.Cost;

namespace Emulator.Costs;

/// <summary>Computes what packets cost, from packets that were observed: each way to give buffers is run once, whatever the device.</summary>
/// <param name="device">The device.</param>
internal sealed class CostBench(DeviceModel device)
{
    private readonly Dictionary<(DriverPlan Plan, FrameMix Traffic), IReadOnlyList<ObservedPacket>> _observed = [];

    public IReadOnlyList<CostResult> Run(CostAxes axes) => [.. axes.Cases().Select(ResultOf)];

    public CostResult ResultOf(CostCase cost)
    {
        var packets = Observed(cost);
        var fetch = cost.Descriptors == DescriptorMode.Chain ? DescriptorFetch.Chain : DescriptorFetch.Dependent;
        var model = new CostModel(cost.Link, device with { Fetch = fetch, Queues = cost.Queues });
        var average = packets.Aggregate(default(PacketCost), (sum, packet) => sum + model.CostOf(packet)) / packets.Count;
        return new(cost, model.Device, model.Device.BatchOf(packets[0].RingDescriptors), average, model.ThroughputOf(average));
    }

    /// <summary>The packets of a case, as the device saw them.</summary>
    public IReadOnlyList<ObservedPacket> Observed(CostCase cost)
    {
        var plan = new DriverPlan(cost.Ring, cost.Descriptors == DescriptorMode.Indirect, cost.Framing, cost.Tail, cost.Buffers);
        if (!_observed.TryGetValue((plan, cost.Traffic), out var packets))
            _observed[(plan, cost.Traffic)] = packets = PacketObserver.Observe(plan, cost.Traffic.Frames);
        return packets;
    }
}
