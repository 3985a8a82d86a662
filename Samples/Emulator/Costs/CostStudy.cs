using Emulator.Observation;
using LayoutGen.Cost;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace Emulator.Costs;

/// <summary>One question about merging: which buffers before and after, for which frames, on what device.</summary>
/// <param name="Name">The question, in a few words.</param>
internal sealed record CostStudy(string Name)
{
    public FrameMix Traffic { get; init; } = FrameMix.OfSize(64);

    public DeviceModel Device { get; init; } = new();

    public PcieLink Link { get; init; } = new(3, 8);

    public CostPreset Before { get; init; } = CostPreset.All[0];

    public CostPreset After { get; init; } = CostPreset.All[1];

    /// <summary>Ring and descriptors, if not NetKVM's: then separate and merged framing with contiguous buffers are compared.</summary>
    public (RingFormat Ring, DescriptorMode Descriptors)? Plain { get; init; }

    /// <summary>What a buffer holds, where drivers do not say it.</summary>
    public BufferKind Buffers { get; init; } = BufferKind.Large;

    /// <summary>7 frames of 64 bytes to 4 of 576 and 1 of 1500.</summary>
    public static FrameMix Internet { get; } =
        new("internet mix", [.. Enumerable.Repeat(64, 7).Concat(Enumerable.Repeat(576, 4)).Append(1500).Select(size => new byte[size])]);

    /// <summary>As many frames of every size from 64 to 256 bytes.</summary>
    public static FrameMix Small { get; } = new("64 to 256 bytes", [.. Enumerable.Range(64, 256 - 64 + 1).Select(size => new byte[size])]);

    public (CostResult Before, CostResult After) Answer() => (ResultOf(Before, Framing.Separate), ResultOf(After, Framing.Merged));

    private CostResult ResultOf(CostPreset preset, Framing framing) => new CostBench(Device).ResultOf(Plain is var (ring, descriptors)
        ? new(ring, descriptors, framing, TailPlacement.Contiguous, Buffers, Traffic, Link, Device.Queues)
        : new(RingFormat.Split, DescriptorMode.Indirect, preset.Framing, preset.Tail, preset.Buffers, Traffic, Link, Device.Queues));
}
