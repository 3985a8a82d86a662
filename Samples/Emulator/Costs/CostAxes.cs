using Emulator.Observation;
using LayoutGen.Cost;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace Emulator.Costs;

/// <summary>What is compared: every combination of these.</summary>
internal sealed record CostAxes
{
    private static readonly int[] s_frames = [64, 128, 256, 512, 1024, 1500, 2048, 4096, 9000, 16384, 32768, 65536];

    public IReadOnlyList<RingFormat> Rings { get; init; } = [RingFormat.Split, RingFormat.Packed];

    public IReadOnlyList<DescriptorMode> Descriptors { get; init; } = [DescriptorMode.Dependent, DescriptorMode.Chain, DescriptorMode.Indirect];

    public IReadOnlyList<Framing> Framings { get; init; } = [Framing.Separate, Framing.Merged];

    public IReadOnlyList<BufferKind> Buffers { get; init; } = BufferKind.Received;

    /// <summary>For buffers of several pages only: one of a page has no tail.</summary>
    public IReadOnlyList<TailPlacement> Tails { get; init; } = [TailPlacement.Contiguous, TailPlacement.Apart];

    public IReadOnlyList<FrameMix> Traffic { get; init; } = [.. s_frames.Select(FrameMix.OfSize)];

    public IReadOnlyList<PcieLink> Links { get; init; } = [new(3, 8), new(3, 16), new(4, 8), new(4, 16), new(5, 8), new(5, 16)];

    public IReadOnlyList<int> Queues { get; init; } = [1, 2, 4, 8, 16];

    /// <summary>Known drivers, which stand in for rings, descriptors, framings and tails.</summary>
    public IReadOnlyList<CostPreset> Presets { get; init; } = [];

    public IEnumerable<CostCase> Cases() =>
        from way in Presets.Count > 0 ? PresetWays() : Ways()
        from link in Links
        from queues in Queues
        from traffic in Traffic
        from framing in way.Preset is { } preset ? [preset.Framing] : Framings
        select way with { Link = link, Queues = queues, Traffic = traffic, Framing = framing };

    private IEnumerable<CostCase> PresetWays() => Presets.Select(preset =>
        new CostCase(
            RingFormat.Split, DescriptorMode.Indirect, preset.Framing, preset.Tail, preset.Buffers, Traffic[0], Links[0], Queues[0])
        {
            Preset = preset,
        });

    private IEnumerable<CostCase> Ways() =>
        from ring in Rings
        from descriptors in Descriptors
        from buffers in Buffers
        from tail in buffers == BufferKind.Large ? Tails : [TailPlacement.Contiguous]
        select new CostCase(ring, descriptors, Framings[0], tail, buffers, Traffic[0], Links[0], Queues[0]);
}
