using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3012: what is reported stands between bars.</summary>
public sealed class LegacyCutTests
{
    [Theory]
    [InlineData(
        "a block request with its data",
        "ring.MakeAvailable(0, [[|new(0x1000, BlkHeader.MaximumSize + 512, false)|], new(0x2000, 1, true)]);")]
    [InlineData(
        "a status behind its data",
        "ring.MakeAvailable(0, [new(0x1000, BlkHeader.MaximumSize, false), [|new(0x2000, (uint)(n + BlkStatus.MaximumSize), true)|]]);")]
    [InlineData("a frame behind its header", "ring.MakeAvailable(0, [[|new(0x1000, (uint)(NetHeader.SizeFor(features) + n), false)|]]);")]
    [InlineData(
        "a size kept in a variable",
        "var size = NetHeader.SizeFor(features) + n; ring.MakeAvailable(0, [[|new(0x1000, (uint)size, false)|]]);")]
    [InlineData(
        "a control command with its data",
        "ring.MakeAvailable(0, [[|new(0x1000, NetControlHeader.MaximumSize + 1, false)|], new(0x2000, 1, true)]);")]
    [InlineData(
        "two tables in one element",
        "ring.MakeAvailable(0, [new(0x1000, NetControlHeader.MaximumSize, false), "
            + "[|new(0x2000, (uint)(NetMacTable.MaximumSize + n + NetMacTable.MaximumSize), false)|], new(0x3000, 1, true)]);")]
    [InlineData(
        "a SCSI command with its data",
        "ring.MakeAvailable(0, [[|new(0x1000, (uint)(ScsiCommand.MaximumSize + n), false)|], new(0x2000, 108, true)]);")]
    [InlineData(
        "a control message of the console in two",
        "ring.MakeAvailable(0, [[|new(0x1000, ConsoleControl.MaximumSize, true)|], new(0x2000, 32, true)]);")]
    [InlineData(
        "the wrong guard",
        "if (features.Has(NetFeature.MrgRxBuf)) ring.MakeAvailable(0, [[|new(0x1000, (uint)(NetHeader.MaximumSize + n), true)|]]);")]
    [InlineData(
        "the other branch",
        "if (!features.HasFreeFraming) ring.MakeAvailable(0, [[|new(0x1000, (uint)(NetHeader.MaximumSize + n), true)|]]);")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData(
        "every part by itself",
        "ring.MakeAvailable(0, [new(0x1000, BlkHeader.MaximumSize, false), new(0x2000, 512, true), new(0x3000, 1, true)]);")]
    [InlineData(
        "two tables in two elements",
        "ring.MakeAvailable(0, [new(0x1000, NetControlHeader.MaximumSize, false), new(0x2000, (uint)(NetMacTable.MaximumSize + n), false), "
            + "new(0x3000, NetMacTable.MaximumSize, false), new(0x4000, 1, true)]);")]
    [InlineData("a console message in one", "ring.MakeAvailable(0, [new(0x1000, (uint)(ConsoleControl.MaximumSize + n), true)]);")]
    [InlineData(
        "free framing",
        "if (features.HasFreeFraming) ring.MakeAvailable(0, [new(0x1000, BlkHeader.MaximumSize + 512, false), new(0x2000, 1, true)]);")]
    [InlineData(
        "an early exit",
        "if (!features.Has(Feature.Version1)) return; ring.MakeAvailable(0, [new(0x1000, (uint)(NetHeader.MaximumSize + n), true)]);")]
    [InlineData(
        "a device type without a legacy interface",
        "ring.MakeAvailable(0, [new(0x1000, (uint)(VsockHeader.MaximumSize + n), true)]);")]
    [InlineData("a length that says nothing", "ring.MakeAvailable(0, [new(0x1000, (uint)n + 16, true)]);")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    [Fact]
    public Task Quiet_where_the_member_requires_it() => AnalyzerCheck.Reports(LegacyCutAnalyzer.Id, Driver.InClass("""
        [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]
        void Send<TRing>(TRing ring, int n) where TRing : struct, IDriverRing =>
            ring.MakeAvailable(0, [new(0x1000, (uint)(NetHeader.MaximumSize + n), false)]);
        """));

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(LegacyCutAnalyzer.Id, Driver.InMethod(statements));
    }
}
