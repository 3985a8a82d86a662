using System.Globalization;
using LayoutGen.Analyzers.Rules;
using LayoutGen.CodeFixes;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG2036: what is reported stands between bars.</summary>
public sealed class UnusedMergingTests
{
    [Theory]
    [InlineData("proven", "if (features.HasFreeFraming) NetRxPacket.[|OpenSeparateQueue|](device, 0, features);")]
    [InlineData("proven by one feature", "if (features.Has(Feature.Version1)) NetTxPacket.[|OpenSeparateQueue|](device, 1, features);")]
    [InlineData(
        "an early exit",
        "if (!features.HasFreeFraming) return; using var rxq = NetRxPacket.[|OpenSeparateQueue|](device, 0, features);")]
    [InlineData(
        "headers that share a descriptor, and payloads that do not",
        "if (features.HasFreeFraming) ScsiCommandPacket.[|OpenSeparateQueue|](device, 2, features);")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("not proven", "NetRxPacket.OpenSeparateQueue(device, 0, features);")]
    [InlineData("proven not to be", "if (!features.HasFreeFraming) NetRxPacket.OpenSeparateQueue(device, 0, features);")]
    [InlineData("the features choose", "if (features.HasFreeFraming) NetRxPacket.OpenQueue(device, 0, features);")]
    [InlineData("one descriptor at any rate", "if (features.HasFreeFraming) ConsoleControlRxPacket.OpenSeparateQueue(device, 0, features);")]
    [InlineData("merged", "if (features.HasFreeFraming) NetRxPacket.OpenMergedQueue(device, 0, features);")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    [Fact]
    public async Task Says_what_the_layout_knows()
    {
        var diagnostics = await AnalyzerCheck.Run(Driver.InMethod(
            "if (features.HasFreeFraming) NetRxPacket.OpenSeparateQueue(device, 0, features);"));
        Assert.Equal(
            "'OpenSeparateQueue' gives NetRxPacket 2 descriptors and as many payload DMA operations a packet, "
                + "and free framing is proven here: 'OpenQueue' gives 1",
            Assert.Single(diagnostics).GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Fixed()
    {
        return FixCheck.Fixes<UnusedMergingAnalyzer, MergedFramingCodeFix>(
            UnusedMergingAnalyzer.Id, Open("[|OpenSeparateQueue|]"), Open("OpenQueue"));

        static string Open(string name) => Driver.InMethod($$"""
            if (features.HasFreeFraming)
            {
                NetRxPacket.{{name}}(device, 0, features);
                NetTxPacket.{{name}}(device, 1, features);
            }
            """);
    }

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(UnusedMergingAnalyzer.Id, Driver.InMethod(statements));
    }
}
