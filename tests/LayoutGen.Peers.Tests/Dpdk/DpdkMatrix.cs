using LayoutGen.Peers.Tests.Qemu;

namespace LayoutGen.Peers.Tests.Dpdk;

/// <summary>What DPDK's driver does, as data: the options are the driver's.</summary>
internal static class DpdkMatrix
{
    private const string Pings = "R54, R110, R1454";
    private const string Segments = "R12+R64+R100+R200";

    /// <remarks>
    /// In a packed ring DPDK 22.11 leaves the flag WRITE on the header of a frame in segments, as its tables are preset and its own devices
    /// do not look. Ours does, and stops (virtio 1.4, 2.7.4.2): nothing else says what a device may read.
    /// </remarks>
    public static IReadOnlyList<PeerRow> Driver { get; } =
    [
        new("modern", "", Dpdk("0x0000000110008000", 12, $"{Pings}, IND {Segments}", "W2060")) { Off = "InOrder" },
        new("modern, not mergeable", "mrg_rxbuf=0", Dpdk("0x0000000110000000", 12, $"{Pings}, IND {Segments}", "W2060"))
        {
            Off = "InOrder",
        },
        new("modern, in order", "in_order=1", Dpdk("0x0000000910008000", 12, $"{Pings}, {Segments}", "W2060")),
        new("modern, packed", "packed_vq=1", Dpdk("0x0000000510008000", 12, Pings, "W2060") with
        {
            Errors = ["queue 1 is broken: ReadableAfterWritable (1)"],
        })
        { Off = "InOrder" },
        new("legacy", "mrg_rxbuf=0", Dpdk("0x0000000000000000", 10, "R10+R42, R10+R98, R10+R1442, R10+R64+R100+R200", "W2058"))
        {
            Off = "Version1,IndirectDesc,AnyLayout",
        },
    ];

    private static PeerGeneration Dpdk(string features, int header, string transmit, string receive) =>
        new("DPDK 22.11", features, header, ("tx0", transmit), ("rx0", receive));
}
