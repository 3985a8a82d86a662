using LayoutGen.Cost;
using LayoutGen.Queues;

namespace Emulator.Costs;

/// <summary>What a packet costs in a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Device">The device that it was computed for.</param>
/// <param name="DescriptorBatch">How many buffers' descriptors the device reads at once.</param>
/// <param name="Cost">The cost, on average over the frames.</param>
/// <param name="Throughput">The packets a second.</param>
internal sealed record CostResult(CostCase Case, DeviceModel Device, int DescriptorBatch, PacketCost Cost, Throughput Throughput)
{
    /// <summary>The result as <c>--json</c> has it.</summary>
    public CostRow Row => new(
        Lower(Case.Ring),
        Lower(Case.Descriptors),
        Lower(Case.Framing),
        Case.Buffers.Name,
        Case.Tail == TailPlacement.Apart ? "apart" : "contiguous",
        Case.Queues,
        Case.Traffic.Size,
        DescriptorBatch,
        Device.UsedBatch,
        Device.InterruptBatch,
        Device.DoorbellBatch,
        Case.Link.Name,
        Cost.Total.UpBytes,
        Cost.Total.DownBytes,
        Cost.Suppression.UpBytes,
        Cost.Total.Operations,
        Throughput.PacketsPerSecond,
        Lower(Throughput.BoundBy));

    /// <summary>How many more packets another case allows by each limit, in percent.</summary>
    public (double ByBytes, double ByOperations, double Bound) GainOver(CostResult other) => (
        Percent(Throughput.ByBytes, other.Throughput.ByBytes),
        Percent(Throughput.ByOperations, other.Throughput.ByOperations),
        Percent(Throughput.PacketsPerSecond, other.Throughput.PacketsPerSecond));

    private static double Percent(double mine, double others) => 100 * ((mine / others) - 1);

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
