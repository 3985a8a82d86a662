namespace LayoutGen.Cost;

/// <summary>
/// What an observed packet would cost on a link, were the device hardware of a certain kind. What is read and written is the ring's format
/// (virtio 1.4, 2.7 and 2.8); how it is cut is the device's.
/// </summary>
/// <param name="Link">The link.</param>
/// <param name="Device">The device.</param>
public sealed record CostModel(PcieLink Link, DeviceModel Device)
{
    /// <summary>A descriptor, in bytes (2.7.5, 2.8.12).</summary>
    public const int DescriptorSize = 16;

    private const int IndexSize = 2;
    private const int AvailableEntrySize = 2;
    private const int UsedEntrySize = 8;
    private const int InterruptSize = 4;
    private const int DoorbellSize = 4;

    /// <summary>What a packet costs.</summary>
    /// <param name="packet">The packet, as it was observed.</param>
    /// <returns>Its cost, part by part.</returns>
    public PacketCost CostOf(ObservedPacket packet) => new()
    {
        Doorbell = PcieLink.RegisterWrite(DoorbellSize) / Device.DoorbellBatch,
        Available = packet.Ring == RingFormat.Split ? Sum(packet.Chains, Available) : default,
        Descriptors = Sum(packet.Chains, Descriptors),
        Table = Sum(packet.Chains, chain => Link.Read(DescriptorSize * chain.TableDescriptors)),
        Payload = Sum(packet.Transfers, transfer => transfer.DeviceWrites ? Link.Write(transfer.Length) : Link.Read(transfer.Length)),
        Used = Used(packet.Ring, packet.Chains.Count),
        Interrupt = Link.Write(InterruptSize) / Device.InterruptBatch,
        Suppression = Suppression(packet.SuppressionReads) / Device.UsedBatch,
    };

    /// <summary>How many packets a second of such a cost are possible, and why not more.</summary>
    /// <param name="cost">What a packet costs, or what packets cost on average.</param>
    /// <returns>The throughput.</returns>
    public Throughput ThroughputOf(PacketCost cost)
    {
        var total = cost.Total;
        return new(
            ByBytes: Link.BitsPerSecond / 8 / Math.Max(total.UpBytes, total.DownBytes),
            ByOperations: 1 / ((total.Reads / Device.ReadsPerSecond) + (total.Writes / Device.WritesPerSecond)),
            ByLatency: Device.ReadsInFlight * (double)Device.Queues / (Device.ReadLatency * total.Reads));
    }

    // Index and entries say which descriptors there are.
    private LinkTraffic Available(ObservedChain chain)
    {
        var batch = Device.BatchOf(chain.RingDescriptors);
        return (Link.Read(IndexSize) + Link.Read(AvailableEntrySize * batch)) / batch;
    }

    private LinkTraffic Descriptors(ObservedChain chain)
    {
        var size = DescriptorSize * chain.RingDescriptors;
        return Device.BatchOf(chain.RingDescriptors) switch
        {
            > 1 and var batch => Link.Read(size * batch) / batch,
            _ when Device.Fetch == DescriptorFetch.Chain => Link.Read(size),
            _ => Link.Read(DescriptorSize) * chain.RingDescriptors,
        };
    }

    // A packet's buffers are shown together (5.1.9.4.1), so a split ring's entries for them are one batch at least.
    private LinkTraffic Used(RingFormat ring, int buffers)
    {
        var batch = ring == RingFormat.Split ? Math.Max(Device.UsedBatch, buffers) : Device.UsedBatch;
        var used = ring == RingFormat.Split ? Link.Write(UsedEntrySize * batch) + Link.Write(IndexSize) : Link.Write(DescriptorSize);
        return used * ((double)buffers / batch);
    }

    private LinkTraffic Suppression(Accesses reads) => reads.Count == 0 ? default : Link.Read((int)(reads.Bytes / reads.Count)) * reads.Count;

    private static LinkTraffic Sum<T>(IReadOnlyList<T> parts, Func<T, LinkTraffic> cost) =>
        parts.Aggregate(default(LinkTraffic), (sum, part) => sum + cost(part));
}
