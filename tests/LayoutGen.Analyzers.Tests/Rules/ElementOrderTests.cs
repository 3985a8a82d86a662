using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3009: what is reported stands between bars.</summary>
public sealed class ElementOrderTests
{
    [Theory]
    [InlineData("a collection", "ring.MakeAvailable(0, [new RingElement(0x1000, 12, true), [|new RingElement(0x2000, 8, false)|]]);")]
    [InlineData(
        "named arguments",
        "ring.MakeAvailable(0, [new(0x1000, 12, DeviceWrites: true), [|new(0x2000, 8, DeviceWrites: false)|], new(0x3000, 1, true)]);")]
    [InlineData(
        "an array",
        "var list = new RingElement[] { new(0x1000, 12, true), [|new(0x2000, 8, false)|] }; ring.MakeAvailable(0, list);")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("reads first", "ring.MakeAvailable(0, [new(0x1000, 12, false), new(0x2000, 8, true)]);")]
    [InlineData("one direction", "ring.MakeAvailable(0, [new(0x1000, 12, true), new(0x2000, 8, true)]);")]
    [InlineData("a burst, two buffers", "ring.MakeAvailable([0, 1], [new(0x1000, 12, true), new(0x2000, 8, false)]);")]
    [InlineData("a direction that is not constant", "ring.MakeAvailable(0, [new(0x1000, 12, true), new(0x2000, 8, x)]);")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(ElementOrderAnalyzer.Id, Driver.InMethod(statements));
    }
}
