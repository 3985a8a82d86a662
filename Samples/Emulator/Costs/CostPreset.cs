using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace Emulator.Costs;

/// <summary>
/// How a known driver gives receive buffers: NetKVM, the Windows driver, with receive offload, a split ring and indirect descriptors
/// (virtio-win/kvm-guest-drivers-windows, issue 1078 and pull request 1352).
/// </summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Framing">How header and frame are cut.</param>
/// <param name="Tail">Where the end of a buffer lies.</param>
/// <param name="Capacity">The frame that a buffer holds, in bytes.</param>
/// <param name="Description">What a person should know of it.</param>
internal sealed record CostPreset(string Name, Framing Framing, TailPlacement Tail, int Capacity, string Description)
{
    private const int Page = 4096;

    // An Ethernet header with a VLAN tag, and an IP packet.
    private const int LargestFrame = 14 + 4 + 65_535;

    public static IReadOnlyList<CostPreset> All { get; } =
    [
        new("netkvm-before", Framing.Separate, TailPlacement.Contiguous, 17 * Page, "the header apart, 17 pages of data (until 2025)"),
        new("netkvm-after", Framing.Merged, TailPlacement.Apart, LargestFrame, "the header with the data, the tail apart (SeparateRxTail=1)"),
        new("netkvm-contiguous", Framing.Merged, TailPlacement.Contiguous, LargestFrame, "header, data and tail in one block (SeparateRxTail=0)"),
    ];
}
