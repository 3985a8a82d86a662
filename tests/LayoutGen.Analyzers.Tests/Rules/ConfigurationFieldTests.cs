using LayoutGen.Analyzers.Rules;
using LayoutGen.CodeFixes;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG2024: what is reported stands between bars.</summary>
public sealed class ConfigurationFieldTests
{
    [Theory]
    [InlineData("read", "var config = new BlkConfig(bytes, features); var count = config.[|SegMax|];")]
    [InlineData("written", "var config = new BlkConfig(bytes, features); config.[|Writeback|] = 1;")]
    [InlineData("read at once", "var count = new BlkConfig(bytes, features).[|SegMax|];")]
    [InlineData(
        "another feature",
        "var config = new BlkConfig(bytes, features); if (config.HasSizeMax) Console.WriteLine(config.[|SegMax|]);")]
    [InlineData(
        "the other branch",
        "var config = new BlkConfig(bytes, features); if (!config.HasSegMax) Console.WriteLine(config.[|SegMax|]);")]
    [InlineData(
        "what was offered",
        "var c = new BlkConfig(bytes, features); if (offered.Has(BlkFeature.SegMax)) Console.WriteLine(c.[|SegMax|]);")]
    [InlineData(
        "another set",
        "var c = new BlkConfig(bytes, features); if (other.Has(BlkFeature.SegMax)) Console.WriteLine(c.[|SegMax|]);")]
    [InlineData(
        "the same bit of another device type",
        "if (other.Has(NetFeature.CtrlGuestOffloads)) Console.WriteLine(given.[|SegMax|]);")]
    [InlineData(
        "one of two conditions' common part",
        "var c = new NetConfig(bytes, features); if (features.Has(NetFeature.CtrlVq)) Console.WriteLine(c.[|MaxVirtqueuePairs|]);")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("a field that always exists", "var config = new BlkConfig(bytes, features); Console.WriteLine(config.Capacity);")]
    [InlineData("its own guard", "var config = new BlkConfig(bytes, features); if (config.HasSegMax) Console.WriteLine(config.SegMax);")]
    [InlineData(
        "an early exit",
        "var config = new BlkConfig(bytes, features); if (!config.HasSegMax) return; Console.WriteLine(config.SegMax);")]
    [InlineData("read if it is valid", "if (given.TryGetSegMax(out var count)) Console.WriteLine(count);")]
    [InlineData("a conditional expression", "var count = given.HasSegMax ? given.SegMax : 1;")]
    [InlineData(
        "its set",
        "var config = new BlkConfig(bytes, features); if (features.Has(BlkFeature.SegMax)) Console.WriteLine(config.SegMax);")]
    [InlineData(
        "a set's guard after the view's",
        "var c = new BlkConfig(bytes, features); if (c.HasSegMax) Use(features); "
            + "static void Use([RequiresFeature(BlkFeature.SegMax)] NegotiatedFeatures f) { }")]
    [InlineData("any set, for a view that is given", "if (features.Has(BlkFeature.SegMax)) Console.WriteLine(given.SegMax);")]
    [InlineData(
        "either condition",
        "var c = new NetConfig(bytes, features); if (features.Has(NetFeature.Rss)) Console.WriteLine(c.MaxVirtqueuePairs);")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    [Fact]
    public Task Quiet_where_the_member_requires_it() => AnalyzerCheck.Reports(ConfigurationFieldRule.Id, Driver.InClass(
        "[RequiresFeature(BlkFeature.SegMax)] static uint Segments(BlkConfig config) => config.SegMax;"));

    [Theory]
    [InlineData("var count = given.[|SegMax|] + 1;", "var count = (given.HasSegMax ? given.SegMax : default) + 1;")]
    [InlineData("given.[|Writeback|] = 1;", "if (given.HasWriteback)\n            given.Writeback = 1;")]
    public Task Fixed(string before, string after) =>
        FixCheck.Fixes<RequirementAnalyzer, ConditionalFieldCodeFix>(ConfigurationFieldRule.Id, InMethod(before), InMethod(after));

    [Fact]
    public Task Passed_on() => FixCheck.Fixes<RequirementAnalyzer, PassRequirementOnCodeFix>(
        ConfigurationFieldRule.Id,
        Driver.InClass("    static uint Segments(BlkConfig config) => config.[|SegMax|];"),
        Driver.InClass("    [RequiresFeature(BlkFeature.SegMax)]\n    static uint Segments(BlkConfig config) => config.SegMax;"));

    private static string InMethod(string statements) => Driver.InClass($$"""
            void M(BlkConfig given, NegotiatedFeatures features, NegotiatedFeatures other, OfferedFeatures offered, Span<byte> bytes)
            {
                {{statements}}
            }
        """);

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(ConfigurationFieldRule.Id, InMethod(statements));
    }
}
