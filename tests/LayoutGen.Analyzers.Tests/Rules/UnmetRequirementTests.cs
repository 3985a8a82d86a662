using LayoutGen.Analyzers.Rules;
using LayoutGen.CodeFixes;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG2004: what is reported stands between bars.</summary>
public sealed class UnmetRequirementTests
{
    [Theory]
    [InlineData("in place", "device.Negotiate(table, FeatureSet.Of([|NetFeature.GuestTso4|]));")]
    [InlineData("beside others", "device.Negotiate(table, FeatureSet.Of(NetFeature.Csum, [|NetFeature.Mq|], NetFeature.HostTso4));")]
    [InlineData("in a variable", "var supported = FeatureSet.Of([|NetFeature.CtrlRx|]); device.Negotiate(table, supported);")]
    [InlineData("a union", "device.Negotiate(table, FeatureSet.Of(Feature.EventIdx) | FeatureSet.Of([|NetFeature.GuestEcn|]));")]
    [InlineData("added", "device.Negotiate(table, FeatureSet.Of(Feature.EventIdx).With([|NetFeature.GuestUfo|]));")]
    [InlineData("a modern feature", "device.Negotiate(table, FeatureSet.Of([|Feature.RingPacked|]));")]
    [InlineData(
        "what it required is taken away",
        "device.Negotiate(table, FeatureSet.Of(NetFeature.CtrlVq, [|NetFeature.Mq|]).Without(NetFeature.CtrlVq));")]
    [InlineData("accepted", "table.Accept(offered, FeatureSet.Of([|NetFeature.GuestTso6|]));")]
    public Task Reported(string name, string statements) => Check(name, statements, "NetFeature.Csum");

    [Theory]
    [InlineData("[|NetFeature.GuestTso4|]")]
    [InlineData("NetFeature.GuestCsum, NetFeature.GuestTso4")]
    public Task Follows_a_field(string features) => Check("a field of the class", "device.Negotiate(table, Supported);", features);

    [Theory]
    [InlineData("with what it requires", "device.Negotiate(table, FeatureSet.Of(NetFeature.GuestCsum, NetFeature.GuestTso4));")]
    [InlineData("any of several", "device.Negotiate(table, FeatureSet.Of(NetFeature.Csum, NetFeature.HostTso6, NetFeature.HostEcn));")]
    [InlineData("across enums", "device.Negotiate(table, FeatureSet.Of(Feature.Version1).With(NetFeature.CtrlVq, NetFeature.HashReport));")]
    [InlineData(
        "not known",
        "var supported = FeatureSet.Of(NetFeature.GuestTso4); if (x) supported = supported.With(NetFeature.GuestCsum); "
            + "device.Negotiate(table, supported);")]
    [InlineData("a part that is not listed", "device.Negotiate(table, FeatureSet.Of(NetFeature.GuestTso4) | new FeatureSet(2));")]
    [InlineData("a set for something else", "var tested = FeatureSet.Of(NetFeature.GuestTso4);")]
    public Task Quiet(string name, string statements) => Check(name, statements, "NetFeature.Csum");

    [Theory]
    [InlineData("FeatureSet.Of([|NetFeature.GuestTso4|])", "FeatureSet.Of(NetFeature.GuestTso4, NetFeature.GuestCsum)")]
    [InlineData("FeatureSet.Of([|Feature.RingPacked|])", "FeatureSet.Of(Feature.RingPacked, Feature.Version1)")]
    [InlineData(
        "FeatureSet.Of(NetFeature.CtrlVq, [|NetFeature.Rss|])",
        "FeatureSet.Of(NetFeature.CtrlVq, NetFeature.Rss).With(Feature.Version1)")]
    [InlineData("FeatureSet.Of([|NetFeature.Rss|])", "FeatureSet.Of(NetFeature.Rss, NetFeature.CtrlVq).With(Feature.Version1)")]
    public Task Fixed(string before, string after) => FixCheck.Fixes<UnmetRequirementAnalyzer, SupportRequirementCodeFix>(
        UnmetRequirementAnalyzer.Id,
        Driver.InMethod($"device.Negotiate(table, {before});"),
        Driver.InMethod($"device.Negotiate(table, {after});"));

    private static Task Check(string name, string statements, string field)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(UnmetRequirementAnalyzer.Id, Driver.InClass($$"""
                private static readonly FeatureSet Supported = FeatureSet.Of({{field}});

                void M(LoopbackTransport device, FeatureTable table, OfferedFeatures offered, bool x)
                {
                    {{statements}}
                }
            """));
    }
}
