using Emulator.Observation;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace Emulator.Costs;

/// <summary>
/// How a known driver gives receive buffers: NetKVM, the Windows driver, with receive offload, a split ring and indirect descriptors
/// (virtio-win/kvm-guest-drivers-windows, issue 1078, pull requests 1352 and 1446).
/// </summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Framing">How header and frame are cut.</param>
/// <param name="Tail">Where the end of a buffer lies.</param>
/// <param name="Buffers">What a buffer holds.</param>
/// <param name="Description">What a person should know of it.</param>
internal sealed record CostPreset(string Name, Framing Framing, TailPlacement Tail, BufferKind Buffers, string Description)
{
    // An Ethernet header with a VLAN tag, and an IP packet.
    private static readonly BufferKind s_largestFrame = BufferKind.Large with { Capacity = 14 + 4 + 65_535 };

    private static readonly BufferKind s_17Pages = BufferKind.Large with { Capacity = 17 * BufferKind.Page };

    public static IReadOnlyList<CostPreset> All { get; } =
    [
        new("netkvm-before", Framing.Separate, TailPlacement.Contiguous, s_17Pages, "the header apart, 17 pages of data (until 2025)"),
        new("netkvm-after", Framing.Merged, TailPlacement.Apart, s_largestFrame, "the header with the data, the tail apart (SeparateRxTail=1)"),
        new("netkvm-contiguous", Framing.Merged, TailPlacement.Contiguous, s_largestFrame, "header, data and tail in one block (SeparateRxTail=0)"),
        new("netkvm-mergeable", Framing.Merged, TailPlacement.Contiguous, BufferKind.Mergeable, "a page to a buffer (MergeableBuffers=1)"),
    ];
}
