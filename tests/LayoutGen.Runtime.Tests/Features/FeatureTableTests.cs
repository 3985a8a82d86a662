using LayoutGen.Devices;

namespace LayoutGen.Runtime.Tests.Features;

public class FeatureTableTests
{
    private static readonly FeatureSet s_csum = FeatureSet.Of(NetFeature.Csum);
    private static readonly FeatureSet s_tso = FeatureSet.Of(NetFeature.HostTso4);

    [Fact]
    public void A_driver_accepts_what_both_sides_have()
    {
        var offered = new OfferedFeatures(FeatureSet.Of(NetFeature.Csum, NetFeature.Mac).With(Feature.Version1));

        var negotiated = NetFeature.Table.Negotiate(offered, FeatureSet.Of(NetFeature.Csum, NetFeature.GuestCsum).With(Feature.Version1));

        Assert.Equal(FeatureSet.Of(NetFeature.Csum).With(Feature.Version1), negotiated.Bits);
    }

    [Fact]
    public void A_driver_names_the_feature_and_what_the_device_does_not_offer()
    {
        var error = Assert.Throws<FeatureNegotiationException>(() => NetFeature.Table.Negotiate(new(s_tso), s_tso | s_csum));

        Assert.StartsWith("NetFeature.HostTso4 (bit 11) requires NetFeature.Csum (bit 0), and that is not negotiated", error.Message, StringComparison.Ordinal);
        Assert.Contains("NetFeature.Csum (bit 0): the device does not offer it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_driver_names_the_feature_and_what_it_does_not_support_itself()
    {
        var error = Assert.Throws<FeatureNegotiationException>(() => NetFeature.Table.Negotiate(new(s_tso | s_csum), s_tso));

        Assert.Contains("NetFeature.Csum (bit 0): the device offers it, the driver does not support it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_refuses_what_it_did_not_offer()
    {
        var error = Assert.Throws<FeatureNegotiationException>(() => NetFeature.Table.Accept(new(s_csum), s_csum | s_tso));

        Assert.Equal("The driver accepted NetFeature.HostTso4 (bit 11), which the device does not offer.", error.Message);
    }

    [Fact]
    public void A_device_refuses_a_feature_without_its_requirement()
    {
        var error = Assert.Throws<FeatureNegotiationException>(() => NetFeature.Table.Accept(new(s_csum | s_tso), s_tso));

        Assert.Contains("NetFeature.HostTso4 (bit 11) requires NetFeature.Csum (bit 0)", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Alternatives, features of all device types, and the modern interface that every bit above 32 needs.</summary>
    [Theory]
    [InlineData(9, "NetFeature.GuestTso4 (bit 7) or NetFeature.GuestTso6 (bit 8)")]
    [InlineData(34, "Feature.Version1 (bit 32)")]
    [InlineData(40, "Feature.Version1 (bit 32)")]
    [InlineData(51, "NetFeature.CtrlVq (bit 17) and Feature.Version1 (bit 32) and NetFeature.Rss (bit 60) or "
        + "NetFeature.CtrlVq (bit 17) and Feature.Version1 (bit 32) and NetFeature.HashReport (bit 57)")]
    [InlineData(63, "Feature.Version1 (bit 32)")]
    public void Requirements_are_described_in_full(int number, string expected)
    {
        Assert.True(NetFeature.Table.TryGet(number, out var feature));

        var missing = NetFeature.Table.DescribeMissing(feature, FeatureSet.None);

        Assert.Equal(Normalise(expected), Normalise(missing));
    }

    [Theory]
    [InlineData(0, true, "NetFeature.Csum (bit 0)")]
    [InlineData(27, true, "Feature.AnyLayout (bit 27)")]
    [InlineData(30, false, "bit 30")]
    [InlineData(127, false, "bit 127")]
    public void Features_are_known_by_number(int number, bool known, string description)
    {
        Assert.Equal(known, NetFeature.Table.TryGet(number, out _));
        Assert.Equal(description, NetFeature.Table.Describe(number));
    }

    /// <summary>Order within an alternative is by number, which the table of expectations need not know.</summary>
    private static string Normalise(string description) => string.Join(" or ", description.Split(" or ").Select(all => string.Join(" and ", all.Split(" and ").Order())));
}
