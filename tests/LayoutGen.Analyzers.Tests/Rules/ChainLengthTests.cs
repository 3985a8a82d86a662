using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3011: what is reported stands between bars.</summary>
public sealed class ChainLengthTests
{
    private const string Create = "SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, ";

    [Theory]
    [InlineData("a slot longer than the queue", "var made = " + Create + "16, [|18|]);")]
    [InlineData("a slot longer than the queue, by name", "var made = " + Create + "elementsPerSlot: [|64|], queueSize: 32);")]
    [InlineData("a limit kept in a variable", "var limit = 17; var made = " + Create + "16, [|limit|]);")]
    [InlineData(
        "a chain longer than its slot",
        "var made = " + Create + "16, 1); made.MakeAvailable(0, [|[new(0x1000, 12, true), new(0x2000, 8, true)]|]);")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("a slot that fits", "var made = " + Create + "16, 2);")]
    [InlineData("a slot as long as the queue", "var made = " + Create + "16, 16);")]
    [InlineData("a size that is not constant", "var made = " + Create + "n, 18);")]
    [InlineData(
        "a chain that fits",
        "var made = " + Create + "16, 2); made.MakeAvailable(0, [new(0x1000, 12, true), new(0x2000, 8, true)]);")]
    [InlineData("a ring of unknown origin", "ring.MakeAvailable(0, [new(0x1000, 12, true), new(0x2000, 8, true)]);")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(ChainLengthAnalyzer.Id, Driver.InMethod(statements));
    }
}
