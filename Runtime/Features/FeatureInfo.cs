namespace LayoutGen;

/// <summary>One feature as declared: its number, its name and what it requires.</summary>
/// <param name="Number">The bit number, 0 to 127.</param>
/// <param name="Name">The member's name with its enum's, for example <c>NetFeature.MrgRxBuf</c>.</param>
/// <param name="Requirements">Alternatives, one of which must be negotiated as a whole; empty if nothing is required.</param>
public sealed record FeatureInfo(int Number, string Name, params IReadOnlyList<FeatureSet> Requirements)
{
    /// <summary>Whether a set holds what this feature requires (virtio 1.4, 2.2.1).</summary>
    /// <param name="features">The set.</param>
    /// <returns>True if one alternative is in the set as a whole, or nothing is required.</returns>
    public bool IsSatisfiedBy(FeatureSet features) => Requirements.Count == 0 || Requirements.Any(features.Contains);
}
