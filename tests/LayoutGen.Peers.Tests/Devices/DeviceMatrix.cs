using Driver;
using LayoutGen.Devices;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>The devices in all their modes, and what our driver does with each, as data.</summary>
internal static class DeviceMatrix
{
    private const string LegacyOnly = "disable-modern=on";
    private const string LegacyStrict = "disable-modern=on,any_layout=off";
    private const string ModernOnly = "disable-legacy=on";
    private const string Packed = "disable-legacy=on,packed=on";
    private const string Both = "disable-legacy=off";
    private const string OneQueue = "num-queues=1";
    private const string ThreeQueues = "num-queues=3";

    private static readonly FeatureSet s_extras = FeatureSet.Of(Feature.EventIdx, Feature.IndirectDesc);
    private static readonly FeatureSet s_mergeable = FeatureSet.Of(NetFeature.MrgRxBuf);
    private static readonly FeatureSet s_anyLayout = FeatureSet.Of(Feature.AnyLayout);

    private static readonly FeatureSet s_offloads = Driver.Devices.NetDriver.ReceiveOffloads;
    private static readonly FeatureSet s_inOrder = FeatureSet.Of(Feature.InOrder);
    private static readonly FeatureSet s_version1 = FeatureSet.Of(Feature.Version1);
    private static readonly FeatureSet s_packed = FeatureSet.Of(Feature.RingPacked);

    /// <remarks>The device offers what the row says is negotiated.</remarks>
    public static IReadOnlyList<DeviceRow> ServedNet { get; } =
    [
        new("modern", "", "0x0000000100000000", 12, NetCuts.Merged),
        new("modern, separate", "", "0x0000000100000000", 12, NetCuts.Separate) { Framing = FramingChoice.Separate },
        new("modern, all of a split ring", "", "0x0000000930000000", 12, NetCuts.Merged),
        new("modern, packed", "", "0x0000000500000000", 12, NetCuts.Merged),
        new("modern, all of a packed ring", "", "0x0000000d30000000", 12, NetCuts.Merged),
        new("modern, packed, separate", "", "0x0000000d30000000", 12, NetCuts.Indirect) { Framing = FramingChoice.Separate },
        new("legacy", "", "0x0000000000000000", 10, NetCuts.SeparateShort),
        new("legacy, indirect tables", "", "0x0000000030000000", 10, NetCuts.IndirectShort),
        new("legacy, any layout", "", "0x0000000008000000", 10, NetCuts.MergedShort),
    ];

    public static IReadOnlyList<DeviceRow> QemuNet { get; } =
    [
        new("modern", ModernOnly, "0x0000010130878024", 12, [.. NetCuts.Merged, ControlCuts.MergedIndirect]),
        new("modern, separate", ModernOnly, "0x0000010130878024", 12, [.. NetCuts.Indirect, ControlCuts.Indirect])
        {
            Framing = FramingChoice.Separate,
        },
        new("modern, no mergeable buffers", ModernOnly, "0x0000010130870024", 12, [.. NetCuts.Merged, ControlCuts.MergedIndirect])
        {
            Off = s_mergeable,
        },
        new("modern, a plain ring", ModernOnly, "0x0000010100878024", 12, [.. NetCuts.Merged, ControlCuts.Merged]) { Off = s_extras },
        new("modern, a plain ring, separate", ModernOnly, "0x0000010100878024", 12, [.. NetCuts.Separate, ControlCuts.Separate])
        {
            Off = s_extras,
            Framing = FramingChoice.Separate,
        },
        new("modern, no vectors", $"{ModernOnly},vectors=0", "0x0000010130878024", 12, [.. NetCuts.Merged, ControlCuts.MergedIndirect]),
        new("modern, packed", Packed, "0x0000010530878024", 12, [.. NetCuts.Merged, ControlCuts.MergedIndirect]),
        new("modern, packed, separate", Packed, "0x0000010530878024", 12, [.. NetCuts.Indirect, ControlCuts.Indirect])
        {
            Framing = FramingChoice.Separate,
        },
        new("modern, packed, a plain ring", Packed, "0x0000010500878024", 12, [.. NetCuts.Merged, ControlCuts.Merged]) { Off = s_extras },
        new("transitional as modern", Both, "0x0000010130878024", 12, [.. NetCuts.Merged, ControlCuts.MergedIndirect]),
        new("transitional as legacy", Both, "0x0000000038878024", 12, [.. NetCuts.Merged, ControlCuts.MergedIndirect]) { IsLegacy = true },
        .. LegacyNet,
        new("legacy, any layout not taken", LegacyOnly, "0x0000000030878024", 12, [.. NetCuts.Indirect, ControlCuts.Indirect])
        {
            Off = s_anyLayout,
        },
        new("legacy, no vectors", $"{LegacyStrict},vectors=0", "0x0000000030878024", 12, [.. NetCuts.Indirect, ControlCuts.Indirect]),
    ];

    public static IReadOnlyList<DeviceRow> BigEndianNet { get; } =
    [
        new("modern", ModernOnly, "0x0000010130878024", 12, [.. NetCuts.Merged, ControlCuts.MergedIndirect]),
        .. LegacyNet,
    ];

    public static IReadOnlyList<DeviceRow> QemuBlk { get; } =
    [
        new("modern", $"{ModernOnly},{OneQueue}", "0x0000010130000654", 16, BlkCuts.MergedIndirect),
        new("modern, a queue for each kind", $"{ModernOnly},{ThreeQueues}", "0x0000010130001654", 16, BlkCuts.MergedQueues),
        new("modern, separate", $"{ModernOnly},{OneQueue}", "0x0000010130000654", 16, BlkCuts.Indirect)
        {
            Framing = FramingChoice.Separate,
        },
        new("modern, packed", $"{Packed},{OneQueue}", "0x0000010530000654", 16, BlkCuts.MergedIndirect),
        new("modern, packed, a plain ring", $"{Packed},{OneQueue}", "0x0000010500000654", 16, BlkCuts.Merged) { Off = s_extras },
        new("legacy", $"{LegacyOnly},{OneQueue}", "0x0000000030000654", 16, BlkCuts.Indirect),
        new("legacy, a plain ring", $"{LegacyOnly},{OneQueue}", "0x0000000000000654", 16, BlkCuts.Separate) { Off = s_extras },
        new("transitional as legacy", $"{Both},{OneQueue}", "0x0000000038000654", 16, BlkCuts.MergedIndirect) { IsLegacy = true },
    ];

    public static IReadOnlyList<DeviceRow> QemuRng { get; } =
    [
        new("modern", ModernOnly, "0x0000010130000000", 0, ("request0", "W1024")),
        new("modern, packed", Packed, "0x0000010530000000", 0, ("request0", "W1024")),
        new("legacy, any layout", LegacyOnly, "0x0000000038000000", 0, ("request0", "W1024")),
        new("legacy", LegacyStrict, "0x0000000030000000", 0, ("request0", "W1024")),
        new("legacy, a plain ring", LegacyStrict, "0x0000000000000000", 0, ("request0", "W1024")) { Off = s_extras },
    ];

    /// <remarks>It offers several queues even where it has one.</remarks>
    public static IReadOnlyList<DeviceRow> StorageDaemon { get; } =
    [
        new("one queue", OneQueue, "0x0000000130001646", 16, BlkCuts.MergedIndirect),
        new("a queue for each kind", ThreeQueues, "0x0000000130001646", 16, BlkCuts.MergedQueues),
        new("separate", OneQueue, "0x0000000130001646", 16, BlkCuts.Indirect) { Framing = FramingChoice.Separate },
        new("a plain ring", OneQueue, "0x0000000100001646", 16, BlkCuts.Merged) { Off = s_extras },
    ];

    /// <remarks>The requests are those of FUSE to begin, to find, to open and to read a file.</remarks>
    public static IReadOnlyList<DeviceRow> FileSystem { get; } =
    [
        new("modern", "", "0x0000000130000000", 0, ("request0", "IND R56+W8192, IND R45+W8192, IND R48+W8192, IND R80+W8192")),
        new("a plain ring", "", "0x0000000100000000", 0, ("request0", "R56+W8192, R45+W8192, R48+W8192, R80+W8192")) { Off = s_extras },
    ];

    /// <remarks>
    /// It offers everything. Packed rings are not read by others here, because it takes buffers before it is told of them.
    /// </remarks>
    public static IReadOnlyList<DeviceRow> Dpdk { get; } =
    [
        new("modern", "", "0x0000000938008009", 12, NetCuts.Merged) { Off = s_offloads | s_packed },
        new("modern, separate", "", "0x0000000938008009", 12, NetCuts.Indirect)
        {
            Off = s_offloads | s_packed,
            Framing = FramingChoice.Separate,
        },
        new("modern, packed", "", "0x0000000d38008009", 12) { Off = s_offloads },
        new("modern, packed, a plain ring, separate", "", "0x0000000508000009", 12)
        {
            Off = s_offloads | s_extras | s_mergeable | s_inOrder,
            Framing = FramingChoice.Separate,
        },
        new("legacy, any layout", "", "0x0000000038008009", 12, NetCuts.Merged) { Off = s_offloads | s_version1 },
        new("legacy, short header, a plain ring", "", "0x0000000000000009", 10, NetCuts.SeparateShort)
        {
            Off = s_offloads | s_version1 | s_anyLayout | s_mergeable | s_extras,
        },
    ];

    private static IReadOnlyList<DeviceRow> LegacyNet =>
    [
        new("legacy, any layout", LegacyOnly, "0x0000000038878024", 12, [.. NetCuts.Merged, ControlCuts.MergedIndirect]),
        new("legacy, any layout, short header", LegacyOnly, "0x0000000038870024", 10, [.. NetCuts.MergedShort, ControlCuts.MergedIndirect])
        {
            Off = s_mergeable,
        },
        new("legacy", LegacyStrict, "0x0000000030878024", 12, [.. NetCuts.Indirect, ControlCuts.Indirect]),
        new("legacy, short header", LegacyStrict, "0x0000000030870024", 10, [.. NetCuts.IndirectShort, ControlCuts.Indirect])
        {
            Off = s_mergeable,
        },
        new("legacy, short header, a plain ring", LegacyStrict, "0x0000000000870024", 10, [.. NetCuts.SeparateShort, ControlCuts.Separate])
        {
            Off = s_extras | s_mergeable,
        },
    ];
}
