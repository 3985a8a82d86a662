using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG2007: what is reported stands between bars.</summary>
public sealed class DeadGateTests
{
    private const string Legacy = "var features = device.Negotiate(table, FeatureSet.Of(NetFeature.MrgRxBuf, NetFeature.Mac)); ";
    private const string Both = "var features = device.Negotiate(table, FeatureSet.Of(Feature.AnyLayout, Feature.Version1)); ";

    [Theory]
    [InlineData("not supported", Legacy + "if ([|features.Has(NetFeature.Mq)|]) return;")]
    [InlineData("not supported, negated", Legacy + "if (![|features.Has(Feature.Version1)|]) return;")]
    [InlineData("bit 27 where the other frees the framing", Both + "if ([|features.Has(Feature.AnyLayout)|]) return;")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("supported", Legacy + "if (features.Has(NetFeature.MrgRxBuf)) return;")]
    [InlineData("bit 27 beside the other", Both + "if (features.Has(Feature.Version1) || features.Has(Feature.AnyLayout)) return;")]
    [InlineData("bit 27 after the other", Both + "if (features.HasFreeFraming && features.Has(Feature.AnyLayout)) return;")]
    [InlineData(
        "bit 27 of a legacy driver",
        "var features = device.Negotiate(table, FeatureSet.Of(Feature.AnyLayout)); if (features.Has(Feature.AnyLayout)) return;")]
    [InlineData("not known", "var features = device.Negotiate(table, supported); if (features.Has(NetFeature.Mq)) return;")]
    [InlineData("another set", Legacy + "if (other.Has(NetFeature.Mq)) return;")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(DeadGateAnalyzer.Id, Driver.InClass($$"""
                void M(LoopbackTransport device, FeatureTable table, FeatureSet supported, NegotiatedFeatures other)
                {
                    {{statements}}
                }
            """));
    }
}
