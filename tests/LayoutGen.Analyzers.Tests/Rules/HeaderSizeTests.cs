using LayoutGen.Analyzers.Rules;
using LayoutGen.CodeFixes;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG2002: what is reported stands between bars.</summary>
public sealed class HeaderSizeTests
{
    private const string View = "new NetHeader(header, NetHeader.Select(features))";

    [Theory]
    [InlineData("mergeable buffers alone", "var size = [|features.Has(NetFeature.MrgRxBuf) ? 12 : 10|];")]
    [InlineData("the version alone", "var size = [|features.Has(Feature.Version1) ? 12 : 10|];")]
    [InlineData("a hash forgets the smaller", "var size = [|features.Has(NetFeature.HashReport) ? 20 : 10|];")]
    [InlineData("room on the stack", "Span<byte> header = stackalloc byte[[|12|]]; var view = " + View + ";")]
    [InlineData("room in an array", "var header = new byte[[|12|]]; var view = " + View + ";")]
    [InlineData("room in place", "var view = new NetHeader(new byte[[|10|]], NetHeader.Select(features));")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("both features", "var size = features.Has(NetFeature.MrgRxBuf) || features.Has(Feature.Version1) ? 12 : 10;")]
    [InlineData("the generated size", "var size = NetHeader.SizeFor(features);")]
    [InlineData("other numbers", "var size = features.Has(NetFeature.MrgRxBuf) ? 1526 : 65562;")]
    [InlineData("another feature", "var size = features.Has(NetFeature.Mq) ? 12 : 10;")]
    [InlineData("another condition", "var size = x ? 12 : 10;")]
    [InlineData("room for the largest", "Span<byte> header = stackalloc byte[NetHeader.MaximumSize]; var view = " + View + ";")]
    [InlineData("room for more", "Span<byte> header = stackalloc byte[64]; var view = " + View + ";")]
    [InlineData("room of unknown size", "var header = bytes; var view = " + View + ";")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("var size = 14 + ([|features.Has(NetFeature.MrgRxBuf) ? 12 : 10|]);", "var size = 14 + (NetHeader.SizeFor(features));")]
    [InlineData(
        "Span<byte> header = stackalloc byte[[|12|]]; var view = " + View + ";",
        "Span<byte> header = stackalloc byte[NetHeader.MaximumSize]; var view = " + View + ";")]
    public Task Fixed(string before, string after) => FixCheck.Fixes<HeaderSizeAnalyzer, ReplacementCodeFix>(
        HeaderSizeAnalyzer.Id, Driver.InMethod(before), Driver.InMethod(after));

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(HeaderSizeAnalyzer.Id, Driver.InMethod(statements));
    }
}
