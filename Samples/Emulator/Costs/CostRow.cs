namespace Emulator.Costs;

/// <summary>What a packet costs in one case.</summary>
/// <param name="Ring"><c>split</c> or <c>packed</c>.</param>
/// <param name="Descriptors"><c>dependent</c>, <c>chain</c> or <c>indirect</c>.</param>
/// <param name="Framing"><c>separate</c> or <c>merged</c>.</param>
/// <param name="Buffers">What a buffer holds: <c>64k</c>, <c>mergeable</c> for a page, or <c>frame</c> for a sent one.</param>
/// <param name="Tail"><c>apart</c> or <c>contiguous</c>.</param>
/// <param name="Queues">How many queues share the link.</param>
/// <param name="Frame">The frame's size in bytes, or a mix's average.</param>
/// <param name="DescriptorBatch">How many buffers' descriptors the device reads at once.</param>
/// <param name="UsedBatch">How many buffers it makes used at once.</param>
/// <param name="InterruptBatch">How many packets share an interrupt.</param>
/// <param name="DoorbellBatch">How many share a doorbell.</param>
/// <param name="Link">The link, such as <c>gen3x8</c>.</param>
/// <param name="UpBytes">Bytes from the device, with all overhead of transactions.</param>
/// <param name="DownBytes">Bytes to the device.</param>
/// <param name="SuppressionBytes">Bytes from the device to ask whether an interrupt is wanted; not in <paramref name="UpBytes"/>.</param>
/// <param name="DmaOps">Reads and writes that the device starts.</param>
/// <param name="PacketsPerSecond">Packets a second that the tightest limit allows.</param>
/// <param name="BoundBy">That limit: <c>bytes</c>, <c>operations</c> or <c>latency</c>.</param>
internal sealed record CostRow(
    string Ring,
    string Descriptors,
    string Framing,
    string Buffers,
    string Tail,
    int Queues,
    double Frame,
    int DescriptorBatch,
    int UsedBatch,
    int InterruptBatch,
    int DoorbellBatch,
    string Link,
    double UpBytes,
    double DownBytes,
    double SuppressionBytes,
    double DmaOps,
    double PacketsPerSecond,
    string BoundBy);
