using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Layout;

/// <summary>Which sets of features can be negotiated at all, given what features require (virtio 1.4, 2.2.1).</summary>
/// <param name="requirements">What features require.</param>
/// <param name="decided">The features that a set decides; of others it is only asked whether they could be negotiated with it.</param>
internal sealed class Reachability(IEnumerable<FeatureDeclaration> requirements, FeatureMask decided)
{
    private readonly List<FeatureDeclaration> _requirements = [.. requirements];

    public bool CanBeNegotiated(FeatureMask features)
    {
        foreach (var requirement in _requirements)
            if (features.Has(requirement.Feature.Number) && !CanHold(requirement.Feature.Number, features, assumed: default))
                return false;
        return true;
    }

    private bool CanHold(int number, FeatureMask features, FeatureMask assumed)
    {
        if (decided.Has(number) && !features.Has(number))
            return false;
        if (assumed.Has(number)
            || _requirements.Find(other => other.Feature.Number == number) is not { Requires: { IsAlways: false } requires })
            return true;
        assumed |= FeatureMask.Of(number);
        return requires.Alternatives.Any(all => all.All(feature => CanHold(feature.Number, features, assumed)));
    }
}
