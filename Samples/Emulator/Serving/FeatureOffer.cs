using LayoutGen;

namespace Emulator.Serving;

/// <summary>What a device offers when some of its features are switched off.</summary>
internal static class FeatureOffer
{
    /// <summary>What any device here can do: rings have it, not device types.</summary>
    public static readonly FeatureSet OfAllDevices =
        FeatureSet.Of(Feature.Version1, Feature.AnyLayout, Feature.RingPacked, Feature.EventIdx, Feature.IndirectDesc, Feature.InOrder);

    /// <summary>Takes features out of an offer, and with them those that require them.</summary>
    /// <param name="table">The features of the device type.</param>
    /// <param name="supported">All that the device can do.</param>
    /// <param name="off">Names without their enum, in any case, joined by commas; or null.</param>
    /// <exception cref="EmulatorException">The device has no such feature.</exception>
    public static FeatureSet Without(FeatureTable table, FeatureSet supported, string? off)
    {
        var offered = supported;
        foreach (var name in off?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            var known = table.Features.Where(feature => supported.HasBit(feature.Number)).ToList();
            var feature = known.Find(feature => ShortName(feature).Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new EmulatorException(
                    $"--features-off: '{name}' is not offered; offered: {string.Join(", ", known.Select(ShortName))}.");
            offered &= ~FeatureSet.Bit(feature.Number);
        }

        while (table.Unsatisfied(offered).FirstOrDefault() is { } lost)
            offered &= ~FeatureSet.Bit(lost.Number);
        return offered;
    }

    private static string ShortName(FeatureInfo feature) => feature.Name[(feature.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
