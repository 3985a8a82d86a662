using LayoutGen;
using LayoutGen.Devices;

namespace Emulator.Transfer;

/// <summary>A driver and a device that agree on certain features.</summary>
/// <param name="Name">The mode's name in reports.</param>
/// <param name="Offered">What the device offers.</param>
internal sealed record TransferMode(string Name, OfferedFeatures Offered)
{
    /// <summary>What the driver supports, whatever it meets: the features decide what becomes of it.</summary>
    private static readonly FeatureSet s_supported =
        FeatureSet.Of(Feature.AnyLayout, Feature.Version1, Feature.RingPacked).With(NetFeature.Csum, NetFeature.GuestCsum);

    private static readonly FeatureSet s_legacy = FeatureSet.Of(NetFeature.Csum, NetFeature.GuestCsum);

    /// <summary>The three modes that the report compares, over split rings.</summary>
    public static IReadOnlyList<TransferMode> Split { get; } =
    [
        new("legacy-separate", new(s_legacy)),
        new("legacy-merged", new(s_legacy.With(Feature.AnyLayout))),
        new("modern-merged", new(s_legacy.With(Feature.Version1))),
    ];

    /// <summary>The modes over packed rings: only the modern interface has them (virtio 1.4, 2.8).</summary>
    public static IReadOnlyList<TransferMode> Packed { get; } = [new("modern-merged", new(s_legacy.With(Feature.Version1, Feature.RingPacked)))];

    /// <summary>The rings' format, <c>split</c> or <c>packed</c>.</summary>
    public string Ring => Offered.Bits.Has(Feature.RingPacked) ? "packed" : "split";

    /// <summary>What driver and device agree on.</summary>
    public NegotiatedFeatures Negotiate() => NetFeature.Table.Negotiate(Offered, s_supported);
}
