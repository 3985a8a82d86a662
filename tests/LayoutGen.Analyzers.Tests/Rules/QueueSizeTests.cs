using LayoutGen.Analyzers.Rules;
using LayoutGen.CodeFixes;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3030: what is reported stands between bars.</summary>
public sealed class QueueSizeTests
{
    [Theory]
    [InlineData("no power of two", "var size = SplitRingLayout.UsedSize([|100|]);")]
    [InlineData("zero", "var size = SplitRingLayout.UsedSize([|0|]);")]
    [InlineData("too large", "var size = SplitRingLayout.UsedSize([|65536|]);")]
    [InlineData("kept in a variable", "var entries = 3; var size = SplitRingLayout.LegacySize([|entries|]);")]
    [InlineData("of a ring", "var made = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, [|48|], 2);")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("a power of two", "var size = SplitRingLayout.UsedSize(256);")]
    [InlineData("one", "var size = SplitRingLayout.UsedSize(1);")]
    [InlineData("the largest", "var size = SplitRingLayout.UsedSize(32768);")]
    [InlineData("not constant", "var size = SplitRingLayout.UsedSize(n);")]
    [InlineData("a variable that changes", "var entries = 3; if (x) entries = 4; var size = SplitRingLayout.UsedSize(entries);")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("var size = SplitRingLayout.UsedSize([|100|]);", "var size = SplitRingLayout.UsedSize(64);")]
    [InlineData(
        "var size = SplitRingLayout.UsedSize([|65536|]) + SplitRingLayout.UsedSize([|0|]);",
        "var size = SplitRingLayout.UsedSize(32768) + SplitRingLayout.UsedSize(1);")]
    public Task Fixed(string before, string after) => FixCheck.Fixes<QueueSizeAnalyzer, ReplacementCodeFix>(
        QueueSizeAnalyzer.Id, Driver.InMethod(before), Driver.InMethod(after));

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(QueueSizeAnalyzer.Id, Driver.InMethod(statements));
    }
}
