namespace LayoutGen.Cost;

/// <summary>
/// How a device in hardware goes about it: what no ring shows and every device decides for itself. The rates that are the default were
/// measured on an NFP-6000 behind PCIe 3.0 x8 (github.com/pcie-bench/data); a device that does better has others.
/// </summary>
public sealed record DeviceModel
{
    /// <summary>How a buffer's descriptors are read when <see cref="DescriptorBatch"/> is 1.</summary>
    public DescriptorFetch Fetch { get; init; } = DescriptorFetch.Dependent;

    /// <summary>How many buffers' descriptors are read at once. From 2 on they are read in bulk, whatever <see cref="Fetch"/> is.</summary>
    public int DescriptorBatch { get; init => field = Positive(value, nameof(DescriptorBatch)); } = 1;

    /// <summary>
    /// How much of the descriptors a device reads ahead, in bytes; null if it does not. It stands in for <see cref="DescriptorBatch"/>: as many
    /// buffers are fetched as their descriptors fit.
    /// </summary>
    public int? Prefetch { get; init => field = value is { } bytes ? Positive(bytes, nameof(Prefetch)) : null; }

    /// <summary>
    /// How many buffers are made used at once; on a split ring at least those of a packet. On a packed ring that takes <c>IN_ORDER</c>: one used descriptor for all of them
    /// (virtio 1.4, 2.8.8).
    /// </summary>
    public int UsedBatch { get; init => field = Positive(value, nameof(UsedBatch)); } = 1;

    /// <summary>How many packets share an interrupt.</summary>
    public int InterruptBatch { get; init => field = Positive(value, nameof(InterruptBatch)); } = 32;

    /// <summary>How many packets' buffers share a doorbell.</summary>
    public int DoorbellBatch { get; init => field = Positive(value, nameof(DoorbellBatch)); } = 32;

    /// <summary>How many reads the device can start in a second.</summary>
    public double ReadsPerSecond { get; init => field = Positive(value, nameof(ReadsPerSecond)); } = 59.7e6;

    /// <summary>How many writes the device can start in a second.</summary>
    public double WritesPerSecond { get; init => field = Positive(value, nameof(WritesPerSecond)); } = 47.4e6;

    /// <summary>From a read's request to its data, in seconds.</summary>
    public double ReadLatency { get; init => field = Positive(value, nameof(ReadLatency)); } = 560e-9;

    /// <summary>How many reads each queue has in flight.</summary>
    public int ReadsInFlight { get; init => field = Positive(value, nameof(ReadsInFlight)); } = 16;

    /// <summary>How many queues share the link.</summary>
    public int Queues { get; init => field = Positive(value, nameof(Queues)); } = 1;

    /// <summary>How many buffers are fetched at once, if each takes so many descriptors of the ring.</summary>
    /// <param name="ringDescriptors">The descriptors that a buffer takes of the ring.</param>
    /// <returns>The batch, at least 1.</returns>
    public int BatchOf(int ringDescriptors) => Prefetch is { } bytes
        ? Math.Max(1, bytes / (CostModel.DescriptorSize * ringDescriptors))
        : DescriptorBatch;

    private static T Positive<T>(T value, string name)
        where T : System.Numerics.INumber<T> => value > T.Zero
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "It must be greater than 0.");
}
