using LayoutGen.Analyzers.Rules;
using LayoutGen.CodeFixes;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3008: what is reported stands between bars.</summary>
public sealed class ReceiveBufferTests
{
    [Theory]
    [InlineData("in place", "NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = [|1500|] } });")]
    [InlineData(
        "in variables",
        "var plan = new BufferPlan { PayloadCapacity = [|1500|] }; var options = new QueueOptions { QueueSize = 64, Plan = "
            + "plan }; NetRxPacket.OpenQueue(device, 0, features, options);")]
    [InlineData(
        "a computed constant",
        "NetRxPacket.OpenSeparateQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = [|1526 - 14|] } });")]
    [InlineData(
        "a feature that waives no minimum",
        "if (features.Has(NetFeature.GuestTso4)) NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = [|1500|] } });")]
    [InlineData(
        "a packet that has a minimum whatever is negotiated",
        "if (features.Has(NetFeature.MrgRxBuf)) NetTxPacket.OpenQueue(device, 1, features, new() { Plan = new() { PayloadCapacity = [|1500|] } });")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("the minimum", "NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = 1514 } });")]
    [InlineData("the packet's own", "NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = 0 } });")]
    [InlineData("more", "NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = 65550 } });")]
    [InlineData("not constant", "NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = n } });")]
    [InlineData("a plan for something else", "var plan = new BufferPlan { PayloadCapacity = 64 };")]
    [InlineData(
        "a feature that waives the minimum",
        "if (features.Has(NetFeature.MrgRxBuf)) NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = 256 } });")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    [Fact]
    public Task Fixed()
    {
        return FixCheck.Fixes<ReceiveBufferAnalyzer, ReplacementCodeFix>(
            ReceiveBufferAnalyzer.Id, Open("[|1500|]", "[|64|]"), Open("1514", "1514"));

        static string Open(string receive, string transmit) => Driver.InMethod($$"""
            NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = {{receive}} } });
            NetTxPacket.OpenQueue(device, 1, features, new() { Plan = new() { PayloadCapacity = {{transmit}} } });
            """);
    }

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(ReceiveBufferAnalyzer.Id, Driver.InMethod(statements));
    }
}
