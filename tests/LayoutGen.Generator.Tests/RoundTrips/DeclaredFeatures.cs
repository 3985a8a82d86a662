using System.Reflection;
using CsCheck;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>The features that make a difference to structures, and which of them can be negotiated together.</summary>
internal sealed class DeclaredFeatures
{
    private static readonly int s_version1 = DeclaredCondition.Number(Feature.Version1);

    /// <summary>A feature's number, and the sets one of which it requires.</summary>
    private readonly Dictionary<int, IReadOnlyList<FeatureSet>> _requirements = [];

    public DeclaredFeatures(params IEnumerable<Type> structures)
    {
        var named = structures.SelectMany(structure => structure.GetProperties()).SelectMany(DeclaredCondition.Features);
        var open = new Stack<object>([Feature.Version1, Feature.AnyLayout, .. named]);
        while (open.TryPop(out var feature))
        {
            var required = feature.GetType().GetField(feature.ToString()!)!.GetCustomAttributes<RequiresFeatureAttribute>().ToList();
            if (_requirements.TryAdd(DeclaredCondition.Number(feature), [.. required.Select(all => DeclaredCondition.SetOf(all.Features))]))
                foreach (var other in required.SelectMany(all => all.Features))
                    open.Push(other);
        }
    }

    /// <summary>Any set that can be negotiated, from few features to nearly all.</summary>
    public Gen<FeatureSet> Negotiable =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[0, 9].Array[_requirements.Count], (density, dice) => Negotiated(
            _requirements.Keys.Zip(dice).Where(pair => pair.Second <= density)
                .Aggregate(FeatureSet.None, (set, pair) => set | FeatureSet.Bit(pair.First))));

    /// <summary>What is left without the features whose requirements are not met.</summary>
    private FeatureSet Negotiated(FeatureSet wanted)
    {
        var met = wanted.Numbers().Where(number => IsMet(number, wanted))
            .Aggregate(FeatureSet.None, (set, number) => set | FeatureSet.Bit(number));
        return met == wanted ? met : Negotiated(met);
    }

    /// <summary>The legacy interface has no bits above 32 (virtio 1.4, 2.2.3), so those need VERSION_1 without saying so.</summary>
    private bool IsMet(int number, FeatureSet features) =>
        (_requirements[number].Count == 0 || _requirements[number].Any(features.Contains))
        && (number <= s_version1 || features.HasBit(s_version1));
}
