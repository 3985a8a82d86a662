using System.Globalization;
using System.Reflection;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>When a field exists, as its attributes say it.</summary>
/// <param name="Any">Sets of features, one of which must be there; if there are none, nothing must.</param>
/// <param name="None">Features that must not be there.</param>
internal sealed record DeclaredCondition(IReadOnlyList<FeatureSet> Any, FeatureSet None)
{
    public static DeclaredCondition Of(MemberInfo field) => new(
        [.. field.GetCustomAttributes<WhenAttribute>().Select(attribute => SetOf(attribute.Features))],
        SetOf(field.GetCustomAttributes<WhenNotAttribute>().SelectMany(attribute => attribute.Features)));

    /// <summary>All features that a field's conditions name.</summary>
    public static IEnumerable<object> Features(MemberInfo field) => field.GetCustomAttributes<WhenAttribute>()
        .SelectMany(attribute => attribute.Features)
        .Concat(field.GetCustomAttributes<WhenNotAttribute>().SelectMany(attribute => attribute.Features));

    public bool Holds(FeatureSet features) => (Any.Count == 0 || Any.Any(features.Contains)) && (features & None) == FeatureSet.None;

    public static FeatureSet SetOf(IEnumerable<object> features) =>
        features.Aggregate(FeatureSet.None, (set, feature) => set | FeatureSet.Bit(Number(feature)));

    public static int Number(object feature) => Convert.ToInt32(feature, CultureInfo.InvariantCulture);
}
