namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>The peers in all their modes, and what each does there, as data: the tests hold it against what they measure.</summary>
internal static class PeerMatrix
{
    private const string Linux = "Linux 6.1";
    private const string ModernCut = "R54, R110, R1526, ...";
    private const string MergedCut = "R52, R108, R1524, ...";
    private const string SeparateCut = "R12+R42, R12+R98, R12+R1514, ...";
    private const string IndirectCut = "IND R12+R42, IND R12+R98, IND R12+R1514, ...";
    private const string ShortIndirectCut = "IND R10+R42, IND R10+R98, IND R10+R1514, ...";
    private const string Lease = "R354";
    private const string Mergeable = "W1536";
    private const string Several = "W1536, W4096, ...";
    private const string LargeBuffers = "IND W12+W4064+17xW4096";
    private const string IndirectRequests = "IND R16+W4096+W1, IND R16+W20+W1, IND R16+W65536+W65536+W1, IND R16+R16+W1, IND R16+W1, ...";
    private const string FirmwareReads = "R16+W2048+W1, R16+W512+W1, R16+W32768+W1";
    private const string BootRequests = "R16+W512+W1, R16+W32256+W1, ...";

    /// <remarks>
    /// Linux merges its receive buffers even where legacy framing demands a descriptor for the header (virtio 1.4, 5.1.6.6).
    /// </remarks>
    public static IReadOnlyList<PeerRow> LinuxNet { get; } =
    [
        new("modern", "disable-legacy=on", Net("0x000000013000f801", 12, ModernCut, Mergeable)),
        new(
            "modern, a plain ring",
            "disable-legacy=on,event_idx=off,indirect_desc=off",
            Net("0x000000010000f801", 12, ModernCut, Mergeable)),
        new(
            "modern, rings of 1024",
            "disable-legacy=on,rx_queue_size=1024,tx_queue_size=1024",
            Net("0x000000013000f801", 12, ModernCut, Mergeable)),
        new("modern, two pairs of queues", "disable-legacy=on", Pairs("0x000000013040f801", 12, ModernCut, Mergeable)) { Queues = 2 },
        new("modern, not mergeable", "disable-legacy=on,mrg_rxbuf=off", Net("0x0000000130007801", 12, ModernCut, "W1530")),
        new("modern, packed", "disable-legacy=on,packed=on", Net("0x000000053000f801", 12, ModernCut, Mergeable)),
        new(
            "modern, packed, not mergeable",
            "disable-legacy=on,packed=on,mrg_rxbuf=off",
            Net("0x0000000530007801", 12, ModernCut, "W1530")),
        new(
            "modern, packed without event index",
            "disable-legacy=on,packed=on,event_idx=off,indirect_desc=off",
            Net("0x000000050000f801", 12, ModernCut, Mergeable)),
        new("modern, device without offloads", "disable-legacy=on", Net("0x0000000100000000", 12, ModernCut, "W1530"))
        {
            Off = "Csum,MrgRxBuf,EventIdx,IndirectDesc",
        },
        new("transitional", "disable-legacy=off", Net("0x000000013000f801", 12, ModernCut, Mergeable)),
        new("legacy, any layout", "disable-modern=on", Net("0x000000003800f801", 12, ModernCut, Mergeable)),
        new("legacy, any layout, not mergeable", "disable-modern=on,mrg_rxbuf=off", Net("0x0000000038007801", 10, MergedCut, "W1528")),
        new("legacy, QEMU without any layout", "disable-modern=on,any_layout=off", Net("0x000000003000f801", 12, IndirectCut, Mergeable)),
        new(
            "legacy, QEMU without any layout, not mergeable",
            "disable-modern=on,any_layout=off,mrg_rxbuf=off",
            Net("0x0000000030007801", 10, ShortIndirectCut, "W1528")),
        new("legacy, device without any layout and tables", "disable-modern=on", Net("0x000000002000f801", 12, SeparateCut, Mergeable))
        {
            Off = "AnyLayout,IndirectDesc",
        },
        new("transitional, device without version 1", "disable-legacy=off", Net("0x000000003800f801", 12, ModernCut, Mergeable))
        {
            Off = "Version1",
        },
    ];

    /// <remarks>
    /// The guest's network stack leaves checksums and segments to the device, and takes the like of it: 64 KiB in a buffer, or in as many
    /// as it takes.
    /// </remarks>
    public static IReadOnlyList<PeerRow> LinuxTcp { get; } =
    [
        new("modern", "disable-legacy=on", Net("0x000000013000fb83", 12, "R78, ...", Several)),
        new("modern, packed", "disable-legacy=on,packed=on", Net("0x000000053000fb83", 12, "R78, ...", Several)),
        new("legacy", "disable-modern=on,any_layout=off", Net("0x000000003000fb83", 12, "IND R12+R66, ...", Several)),
        new("modern, not mergeable", "disable-legacy=on,mrg_rxbuf=off", Net("0x0000000130007b83", 12, "R78, ...", LargeBuffers)),
        new(
            "legacy, not mergeable",
            "disable-modern=on,any_layout=off,mrg_rxbuf=off",
            Net("0x0000000030007b83", 10, "IND R10+R66, ...", "IND W10+W4064+17xW4096")),
    ];

    /// <remarks>The firmware looks at the first sector, though it boots something else.</remarks>
    public static IReadOnlyList<PeerRow> LinuxBlk { get; } =
    [
        new("modern", "disable-legacy=on", Firmware("0x0000000100000046", "R16+W512+W1"), Blk("0x0000000130006246", IndirectRequests)),
        new(
            "modern, a plain ring",
            "disable-legacy=on,event_idx=off,indirect_desc=off",
            Firmware("0x0000000100000046", "R16+W512+W1"),
            Blk("0x0000000100006246", "R16+W4096+W1, R16+W20+W1, R16+W65536+W65536+W1, R16+R16+W1, R16+W1, ...")),
        new(
            "modern, packed",
            "disable-legacy=on,packed=on",
            Firmware("0x0000000100000046", "R16+W512+W1"),
            Blk("0x0000000530006246", IndirectRequests)),
        new("legacy", "disable-modern=on", Firmware("0x0000000000000000", "R16+W512+W1"), Blk("0x0000000030006246", IndirectRequests)),
    ];

    public static IReadOnlyList<PeerRow> LinuxRng { get; } =
    [
        new("modern", "packed=off", new PeerGeneration(Linux, "0x0000000130000000", 0, ("request0", "W64"))),
        new("modern, packed", "packed=on", new PeerGeneration(Linux, "0x0000000530000000", 0, ("request0", "W64"))),
    ];

    public static IReadOnlyList<PeerRow> Ipxe { get; } =
    [
        new("modern", "disable-legacy=on", Boot("iPXE", "0x0000000100000000", 12, "R12+R42, R12+R442, ...", "W12+W1518")),
        new("legacy", "disable-modern=on", Boot("iPXE", "0x0000000000000000", 10, "R10+R42, R10+R442, ...", "W10+W1518")),
    ];

    public static IReadOnlyList<PeerRow> Slof { get; } =
    [
        new("modern", "disable-legacy=on", Boot("SLOF", "0x0000000100000000", 12, "R12+R342, ...", "W12+W1514")),
        new("legacy", "disable-modern=on", Boot("SLOF", "0x0000000000000000", 10, "R10+R342, ...", "W10+W1514") with { ByteOrder = "big" }),
    ];

    /// <remarks>A front-end asks for the configuration before there is a driver, so who serves a big-endian one says so.</remarks>
    public static IReadOnlyList<PeerRow> SlofBlk { get; } =
    [
        new("modern", "disable-legacy=on", new PeerGeneration("SLOF", "0x0000000100000040", 16, ("request0", FirmwareReads))),
        new("legacy", "disable-modern=on", new PeerGeneration("SLOF", "0x0000000000000040", 16, ("request0", FirmwareReads))
        {
            ByteOrder = "big",
        })
        {
            Off = "Version1",
        },
    ];

    /// <remarks>The firmware and the kernel that it loads set the queues up one after the other.</remarks>
    public static IReadOnlyList<PeerRow> Disk { get; } =
    [
        new("modern", "disable-legacy=on", Firmware("0x0000000100000046", BootRequests), Blk("0x0000000130006246", IndirectRequests)),
        new(
            "modern, packed",
            "disable-legacy=on,packed=on",
            Firmware("0x0000000100000046", BootRequests),
            Blk("0x0000000530006246", IndirectRequests)),
        new("legacy", "disable-modern=on", Firmware("0x0000000000000000", BootRequests), Blk("0x0000000030006246", IndirectRequests)),
    ];

    private static PeerGeneration Boot(string driver, string features, int header, string transmit, string receive) =>
        new(driver, features, header, ("tx0", transmit), ("rx0", receive));

    private static PeerGeneration Firmware(string features, string requests) => new("SeaBIOS", features, 16, ("request0", requests));

    private static PeerGeneration Net(string features, int header, string transmit, string receive) =>
        Boot(Linux, features, header, transmit, receive);

    private static PeerGeneration Pairs(string features, int header, string transmit, string receive) =>
        new(Linux, features, header, ("tx0", Lease), ("rx0", receive), ("tx1", transmit), ("rx1", receive));

    private static PeerGeneration Blk(string features, string requests) => new(Linux, features, 16, ("request0", requests));
}
