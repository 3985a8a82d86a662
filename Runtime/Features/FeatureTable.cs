using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace LayoutGen;

/// <summary>
/// The features of a device type, with names and requirements. The generator makes one from every enum marked
/// <see cref="VirtioFeaturesAttribute"/>; it includes the features that all device types share.
/// </summary>
public sealed class FeatureTable
{
    private readonly FrozenDictionary<int, FeatureInfo> _byNumber;

    /// <summary>A table of the given features.</summary>
    /// <param name="features">The features; of two with one number the later counts.</param>
    public FeatureTable(IEnumerable<FeatureInfo> features)
    {
        var byNumber = new SortedDictionary<int, FeatureInfo>();
        foreach (var feature in features)
            byNumber[feature.Number] = feature;
        Features = [.. byNumber.Values];
        _byNumber = byNumber.ToFrozenDictionary();
    }

    /// <summary>The features in ascending order of their numbers.</summary>
    public IReadOnlyList<FeatureInfo> Features { get; }

    /// <summary>Finds a feature by its number.</summary>
    /// <param name="number">The bit number, 0 to 127.</param>
    /// <param name="feature">The feature, or null.</param>
    /// <returns>False if the table has no feature of that number.</returns>
    public bool TryGet(int number, [NotNullWhen(true)] out FeatureInfo? feature) => _byNumber.TryGetValue(number, out feature);

    /// <summary>Says how a feature is called.</summary>
    /// <param name="number">The bit number, 0 to 127.</param>
    /// <returns>Name and number, or the number alone for a feature that the table does not have.</returns>
    public string Describe(int number) => TryGet(number, out var feature) ? $"{feature.Name} (bit {number})" : $"bit {number}";

    /// <summary>
    /// Driver side: accepts what the device offers and the driver supports (virtio 1.4, 2.2.1).
    /// </summary>
    /// <param name="offered">What the device offers.</param>
    /// <param name="supported">What the driver supports.</param>
    /// <returns>The negotiated features.</returns>
    /// <exception cref="FeatureNegotiationException">A feature would be accepted without one that it requires.</exception>
    public NegotiatedFeatures Negotiate(OfferedFeatures offered, FeatureSet supported)
    {
        var accepted = offered.Bits & supported;
        DemandRequirements(accepted, missing => offered.Bits.HasBit(missing)
            ? "the device offers it, the driver does not support it"
            : "the device does not offer it");
        return new(accepted);
    }

    /// <summary>
    /// Device side: takes over what the driver accepted (virtio 1.4, 2.2.1 and 2.2.2).
    /// </summary>
    /// <param name="offered">What the device offers.</param>
    /// <param name="accepted">The bits that the driver wrote.</param>
    /// <returns>The negotiated features.</returns>
    /// <exception cref="FeatureNegotiationException">
    /// The driver accepted a feature that was not offered, or one without another that it requires.
    /// </exception>
    public NegotiatedFeatures Accept(OfferedFeatures offered, FeatureSet accepted)
    {
        foreach (var number in (accepted & ~offered.Bits).Numbers())
            throw new FeatureNegotiationException($"The driver accepted {Describe(number)}, which the device does not offer.");
        DemandRequirements(accepted, _ => "the driver did not accept it");
        return new(accepted);
    }

    /// <summary>The features of a set whose requirements the set does not hold.</summary>
    /// <param name="features">The set.</param>
    /// <returns>The features, in ascending order of their numbers.</returns>
    public IEnumerable<FeatureInfo> Unsatisfied(FeatureSet features) =>
        Features.Where(feature => features.HasBit(feature.Number) && !feature.IsSatisfiedBy(features));

    /// <summary>Says what a feature still needs in a set.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="features">The set.</param>
    /// <returns>The missing features by name and number: all of an alternative joined by "and", alternatives by "or".</returns>
    public string DescribeMissing(FeatureInfo feature, FeatureSet features) =>
        string.Join(" or ", feature.Requirements.Select(all => string.Join(" and ", (all & ~features).Numbers().Select(Describe))));

    private void DemandRequirements(FeatureSet accepted, Func<int, string> why)
    {
        if (Unsatisfied(accepted).FirstOrDefault() is not { } feature)
            return;
        var missing = feature.Requirements.SelectMany(all => (all & ~accepted).Numbers()).Distinct();
        throw new FeatureNegotiationException(
            $"{Describe(feature.Number)} requires {DescribeMissing(feature, accepted)}, and that is not negotiated: " +
            $"{string.Join("; ", missing.Select(number => $"{Describe(number)}: {why(number)}"))}. " +
            $"Do not accept {feature.Name}, or support what it requires.");
    }
}
