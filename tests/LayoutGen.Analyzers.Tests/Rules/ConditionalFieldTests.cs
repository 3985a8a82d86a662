using LayoutGen.Analyzers.Rules;
using LayoutGen.CodeFixes;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG2003: what is reported stands between bars.</summary>
public sealed class ConditionalFieldTests
{
    [Theory]
    [InlineData("read", "var header = rx.Header; var count = header.[|NumBuffers|];")]
    [InlineData("written", "var header = rx.Header; header.[|NumBuffers|] = 1;")]
    [InlineData("read through the packet", "var count = rx.Header.[|NumBuffers|];")]
    [InlineData("the wrong feature", "if (features.Has(NetFeature.MrgRxBuf)) Console.WriteLine(rx.Header.[|HashValue|]);")]
    [InlineData("the wrong field's guard", "var header = rx.Header; if (header.HasNumBuffers) Console.WriteLine(header.[|HashValue|]);")]
    [InlineData("the guard's other branch", "var header = rx.Header; if (!header.HasNumBuffers) header.[|NumBuffers|] = 1;")]
    [InlineData("what was offered", "if (offered.Has(NetFeature.HashReport)) Console.WriteLine(rx.Header.[|HashValue|]);")]
    [InlineData("behind an or", "if (x || features.Has(NetFeature.HashReport)) Console.WriteLine(rx.Header.[|HashValue|]);")]
    [InlineData("a view of one layout", "var header = new NetHeader(bytes, LayoutGen.Layouts.LayoutSelection.Of<NetHeader.Size10>()); header.[|NumBuffers|] = 1;")]
    [InlineData("two places", "var header = rx.Header; header.[|HashValue|] = header.[|HashReport|];")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("a field that always exists", "var header = rx.Header; header.GsoSize = 0;")]
    [InlineData("its own guard", "var header = rx.Header; if (header.HasNumBuffers) header.NumBuffers = 1;")]
    [InlineData("the guard through the packet", "if (rx.Header.HasNumBuffers) Console.WriteLine(rx.Header.NumBuffers);")]
    [InlineData("read if it exists", "if (rx.Header.TryGetNumBuffers(out var count)) Console.WriteLine(count);")]
    [InlineData("a guard that implies it", "if (rx.Header.HasHashValue) Console.WriteLine(rx.Header.HashReport);")]
    [InlineData("either feature", "if (features.Has(Feature.Version1)) Console.WriteLine(rx.Header.NumBuffers);")]
    [InlineData("the other feature", "if (features.Has(NetFeature.MrgRxBuf)) Console.WriteLine(rx.Header.NumBuffers);")]
    [InlineData("a feature that implies one", "if (features.Has(NetFeature.HashReport)) Console.WriteLine(rx.Header.NumBuffers);")]
    [InlineData("an early exit", "if (!features.Has(NetFeature.HashReport)) return; Console.WriteLine(rx.Header.HashValue);")]
    [InlineData("a conditional expression", "var header = rx.Header; var count = header.HasNumBuffers ? header.NumBuffers : 1;")]
    [InlineData("its name alone", "Console.WriteLine(nameof(NetHeader.NumBuffers));")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    [Fact]
    public Task Quiet_where_the_member_requires_it() => AnalyzerCheck.Reports(ConditionalFieldRule.Id, Driver.InClass(
        "[RequiresFeature(NetFeature.HashReport)] static uint Hash(NetHeader header) => header.HashValue;"));

    [Theory]
    [InlineData(
        "var header = rx.Header; header.[|NumBuffers|] = 1; // one",
        "var header = rx.Header; if (header.HasNumBuffers)\n            header.NumBuffers = 1; // one")]
    [InlineData("var count = rx.Header.[|NumBuffers|] + 1;", "var count = (rx.Header.HasNumBuffers ? rx.Header.NumBuffers : default) + 1;")]
    [InlineData(
        "Console.WriteLine(rx.Header.[|HashValue|]); Console.WriteLine(rx.Header.[|HashReport|]);",
        "Console.WriteLine(rx.Header.HasHashValue ? rx.Header.HashValue : default); "
            + "Console.WriteLine(rx.Header.HasHashReport ? rx.Header.HashReport : default);")]
    public Task Fixed(string before, string after) => FixCheck.Fixes<RequirementAnalyzer, ConditionalFieldCodeFix>(
        ConditionalFieldRule.Id, Driver.InMethod(before), Driver.InMethod(after));

    [Fact]
    public Task Offers_no_fix_where_the_view_is_made_twice() => FixCheck.Fixes<RequirementAnalyzer, ConditionalFieldCodeFix>(
        ConditionalFieldRule.Id,
        Driver.InMethod("new NetHeader(bytes, default).[|NumBuffers|].ToString();"),
        Driver.InMethod("new NetHeader(bytes, default).[|NumBuffers|].ToString();"));

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(ConditionalFieldRule.Id, Driver.InMethod(statements));
    }
}
