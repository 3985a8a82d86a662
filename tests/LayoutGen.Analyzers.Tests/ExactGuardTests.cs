using System.Reflection;
using LayoutGen.Devices;
using LayoutGen.Memory;

namespace LayoutGen.Analyzers.Tests;

/// <summary>
/// What the analyzers believe of a generated guard, true and false, is what it answers: for every set of the features that its structure
/// depends on, on the modern and on the legacy interface, and in either byte order.
/// </summary>
public sealed class ExactGuardTests
{
    private delegate bool HeaderGuard(NetHeader header);

    private delegate bool ConfigurationGuard(NetConfig configuration);

    private static readonly Dictionary<string, HeaderGuard> HeaderGuards = new()
    {
        [nameof(NetHeader.HasNumBuffers)] = header => header.HasNumBuffers,
        [nameof(NetHeader.HasHashValue)] = header => header.HasHashValue,
        [nameof(NetHeader.HasHashReport)] = header => header.HasHashReport,
        [nameof(NetHeader.TryGetNumBuffers)] = header => header.TryGetNumBuffers(out _),
        [nameof(NetHeader.TryGetHashValue)] = header => header.TryGetHashValue(out _),
    };

    private static readonly Dictionary<string, ConfigurationGuard> ConfigurationGuards = new()
    {
        [nameof(NetConfig.HasStatus)] = configuration => configuration.HasStatus,
        [nameof(NetConfig.HasMaxVirtqueuePairs)] = configuration => configuration.HasMaxVirtqueuePairs,
        [nameof(NetConfig.HasRssMaxKeySize)] = configuration => configuration.HasRssMaxKeySize,
        [nameof(NetConfig.TryGetMtu)] = configuration => configuration.TryGetMtu(out _),
    };

    public static TheoryData<string> OfHeaders => [.. HeaderGuards.Keys];

    public static TheoryData<string> OfConfigurations => [.. ConfigurationGuards.Keys];

    [Theory, MemberData(nameof(OfHeaders))]
    public void Of_a_header(string guard)
    {
        var bytes = new byte[64];
        foreach (var features in Sets(Feature.Version1, NetFeature.MrgRxBuf, NetFeature.CtrlVq, NetFeature.HashReport))
            foreach (var order in new[] { ByteOrder.LittleEndian, ByteOrder.BigEndian })
            {
                var header = new NetHeader(bytes, NetHeader.Select(features, order));
                Assert.Equal(Claimed(typeof(NetHeader), guard, features), HeaderGuards[guard](header));
            }
    }

    [Theory, MemberData(nameof(OfConfigurations))]
    public void Of_a_configuration(string guard)
    {
        var bytes = new byte[64];
        foreach (var features in Sets(
            Feature.Version1, NetFeature.Status, NetFeature.Mtu, NetFeature.CtrlVq, NetFeature.Mq, NetFeature.Rss, NetFeature.HashReport))
            Assert.Equal(Claimed(typeof(NetConfig), guard, features), ConfigurationGuards[guard](new(bytes, features)));
    }

    [Fact]
    public void Every_guard_of_a_header_or_configuration_that_claims_something_is_exact()
    {
        var guards = typeof(NetHeader).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(VirtioHeaderAttribute)) || type.IsDefined(typeof(VirtioConfigurationAttribute)))
            .SelectMany(type => type.GetMembers())
            .SelectMany(member => member.GetCustomAttributes<GuardsFeatureAttribute>())
            .ToList();
        Assert.True(guards.Count > 50, $"{guards.Count} guards");
        Assert.All(guards, guard => Assert.True(guard.IsExact));
    }

    /// <summary>What a feature takes away is not told by features that are on.</summary>
    [Fact]
    public void A_guard_that_asks_for_more_than_features_claims_nothing() =>
        Assert.Empty(Claims(typeof(NetTunnelHeader), nameof(NetTunnelHeader.HasPaddingReserved2)));

    /// <summary>The sets of some features that can be negotiated.</summary>
    private static List<NegotiatedFeatures> Sets(params object[] features)
    {
        List<NegotiatedFeatures> sets = [];
        for (var subset = 0; subset < 1 << features.Length; subset++)
        {
            var bits = features
                .Where((_, index) => (subset >> index & 1) != 0)
                .Aggregate(FeatureSet.None, (set, feature) => set | Bit(feature));
            try
            {
                sets.Add(NetFeature.Table.Negotiate(new(bits), bits));
            }
            catch (FeatureNegotiationException)
            {
                // One of them requires another that is not in this subset.
            }
        }
        Assert.True(sets.Count > 4);
        return sets;
    }

    private static bool Claimed(Type type, string guard, NegotiatedFeatures features) =>
        Assert.IsAssignableFrom<IEnumerable<GuardsFeatureAttribute>>(Claims(type, guard))
            .Any(claim => claim.Features.All(feature => features.Bits.HasBit(Convert.ToInt32(feature, null))));

    private static List<GuardsFeatureAttribute> Claims(Type type, string guard) =>
        [.. Assert.Single(type.GetMember(guard)).GetCustomAttributes<GuardsFeatureAttribute>()];

    private static FeatureSet Bit(object feature) => feature is Feature shared ? FeatureSet.Of(shared) : FeatureSet.Of((NetFeature)feature);
}
