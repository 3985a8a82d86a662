using LayoutGen.Analyzers.Rules;
using LayoutGen.CodeFixes;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG2035: what is reported stands between bars.</summary>
public sealed class OfferedTestTests
{
    [Theory]
    [InlineData("an if", "if ([|offered.Has(NetFeature.MrgRxBuf)|]) Receive();")]
    [InlineData("its bits", "if ([|offered.Bits.Has(NetFeature.MrgRxBuf)|]) Receive();")]
    [InlineData("the transport's offer", "if ([|device.Offered.Has(NetFeature.MrgRxBuf)|]) Receive();")]
    [InlineData("a conditional expression", "var size = [|offered.Has(NetFeature.MrgRxBuf)|] ? 12 : 10;")]
    [InlineData("part of a condition", "while (x && ![|offered.Has(Feature.Version1)|]) Receive();")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("the negotiated set", "if (features.Has(NetFeature.MrgRxBuf)) Receive();")]
    [InlineData("both, for the difference", "if (offered.Has(NetFeature.Mq) && !features.Has(NetFeature.Mq)) Receive();")]
    [InlineData("a value that is printed", "Console.WriteLine(offered.Has(NetFeature.Mq));")]
    [InlineData("any feature", "foreach (var f in Enum.GetValues<NetFeature>()) if (offered.Has(f)) Receive();")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    [Fact]
    public Task Quiet_before_anything_is_negotiated() => AnalyzerCheck.Reports(OfferedTestAnalyzer.Id, Driver.InClass("""
            void M(LoopbackTransport device, FeatureTable table)
            {
                var supported = FeatureSet.Of(Feature.Version1);
                if (device.Offered.Has(NetFeature.Mq))
                    supported = supported.With(NetFeature.Mq, NetFeature.CtrlVq);
                var features = device.Negotiate(table, supported);
            }
        """));

    [Fact]
    public Task Fixed() => FixCheck.Fixes<OfferedTestAnalyzer, NegotiatedTestCodeFix>(
        OfferedTestAnalyzer.Id,
        Driver.InMethod("if ([|device.Offered.Has(NetFeature.Mq)|]) return; if ([|offered.Bits.Has(NetFeature.Mtu)|]) return;"),
        Driver.InMethod("if (features.Has(NetFeature.Mq)) return; if (features.Has(NetFeature.Mtu)) return;"));

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(OfferedTestAnalyzer.Id, Driver.InMethod(statements + " void Receive() { }"));
    }
}
