using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Layout;

/// <summary>One distinct answer for a declaration's headers: what the feature sets that lead to it have in common.</summary>
/// <param name="Name">The layout's name: its size in bytes, and what tells it from others of that size.</param>
/// <param name="Sizes">The size of each header, in bytes.</param>
/// <param name="Present">The conditional fields of each header that exist, as bits in order of declaration.</param>
/// <param name="Features">The smallest feature sets that lead here, in words.</param>
/// <param name="LegacyFeatures">Those of a legacy interface, where integers have the guest's own order; null if none leads here.</param>
internal sealed record LayoutVariant(
    string Name,
    EquatableArray<int> Sizes,
    EquatableArray<ulong> Present,
    string Features,
    string? LegacyFeatures)
{
    public bool HasGuestOrder => LegacyFeatures is not null;

    public int Size { get; } = Sizes.Sum();
}
