using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG2006: what is reported stands between bars.</summary>
public sealed class UnusedFeatureTests
{
    private const string Open = "void Start(IDriverTransport d, NegotiatedFeatures f) => NetRxPacket.OpenQueue(d, 0, f); ";

    [Theory]
    [InlineData("mergeable buffers", "[|NetFeature.MrgRxBuf|]", Open)]
    [InlineData("a hash", "NetFeature.CtrlVq, [|NetFeature.HashReport|]", Open)]
    [InlineData("another field is read", "[|NetFeature.MrgRxBuf|]", Open + "int Read(NetHeader h) => h.GsoSize;")]
    public Task Reported(string name, string features, string members) => Check(name, features, members);

    [Theory]
    [InlineData("read", "NetFeature.MrgRxBuf", Open + "int Read(NetHeader h) => h.HasNumBuffers ? h.NumBuffers : 1;")]
    [InlineData("read if it exists", "NetFeature.MrgRxBuf", Open + "int Read(NetHeader h) => h.TryGetNumBuffers(out var n) ? n : 1;")]
    [InlineData(
        "one of its fields is read",
        "NetFeature.CtrlVq, NetFeature.HashReport",
        Open + "bool Read(NetHeader h) => h.HasHashValue;")]
    [InlineData("tested", "NetFeature.MrgRxBuf", Open + "bool Merges(NegotiatedFeatures f) => f.Has(NetFeature.MrgRxBuf);")]
    [InlineData("no field comes with it", "NetFeature.GuestCsum, NetFeature.Mac", Open)]
    [InlineData(
        "only transmit",
        "NetFeature.MrgRxBuf",
        "void Start(IDriverTransport d, NegotiatedFeatures f) => NetTxPacket.OpenQueue(d, 1, f);")]
    [InlineData("a queue of others", "NetFeature.MrgRxBuf", "")]
    public Task Quiet(string name, string features, string members) => Check(name, features, members);

    private static Task Check(string name, string features, string members)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(UnusedFeatureAnalyzer.Id, Driver.InClass($$"""
                NegotiatedFeatures Negotiate(IDriverTransport d, FeatureTable t) =>
                    d.Negotiate(t, FeatureSet.Of(Feature.Version1).With({{features}}));
                {{members}}
            """));
    }
}
