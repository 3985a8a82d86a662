using Emulator.Transfer;
using LayoutGen.Cost;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace Emulator.Costs;

/// <summary>What is compared: every combination of these.</summary>
internal sealed record CostAxes
{
    /// <summary>The frame that a buffer holds, in bytes: 64 KiB, as segmentation offload needs it (virtio 1.4, 5.1.9.3.1).</summary>
    public static readonly int LargeBuffer = SizeClass.Large.Largest;

    private static readonly int[] s_frames = [64, 128, 256, 512, 1024, 1500, 2048, 4096, 9000, 16384, 32768, 65536];

    public IReadOnlyList<RingFormat> Rings { get; init; } = [RingFormat.Split];

    public IReadOnlyList<DescriptorMode> Descriptors { get; init; } = [DescriptorMode.Dependent, DescriptorMode.Chain];

    public IReadOnlyList<Framing> Framings { get; init; } = [Framing.Separate, Framing.Merged];

    public IReadOnlyList<TailPlacement> Tails { get; init; } = [TailPlacement.Contiguous, TailPlacement.Apart];

    public IReadOnlyList<FrameMix> Traffic { get; init; } = [.. s_frames.Select(FrameMix.OfSize)];

    public IReadOnlyList<PcieLink> Links { get; init; } = [new(3, 8), new(3, 16), new(4, 8), new(4, 16), new(5, 8), new(5, 16)];

    public IReadOnlyList<int> Queues { get; init; } = [1, 2, 4, 8, 16];

    public IEnumerable<CostCase> Cases() =>
        from ring in Rings
        from descriptors in Descriptors
        from tail in Tails
        from link in Links
        from queues in Queues
        from traffic in Traffic
        from framing in Framings
        select new CostCase(ring, descriptors, framing, tail, traffic, link, queues);
}
