using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3018: what is reported stands between bars.</summary>
public sealed class RingMemoryTests
{
    private const string Create = "SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, ";

    [Theory]
    [InlineData("a table that is misaligned", "var a = new RingAddresses([|0x1008|], 0x2000, 0x3000);")]
    [InlineData("a used ring right behind an available ring of 16", "var a = new RingAddresses(0x1000, 0x1100, [|0x1126|]);")]
    [InlineData("an available ring without its event index", "var made = " + Create + "new(0x1000, 0x1100, [|0x1124|]), 16, 1);")]
    [InlineData("an available ring inside the table", "var made = " + Create + "new(0x1000, [|0x1080|], 0x2000), 16, 1);")]
    [InlineData("from a base", "var made = " + Create + "new(start, start + 256, [|start + 256 + 36|]), 16, 1);")]
    [InlineData("an allocation without the event index", "var ok = allocator.TryAllocate([|4 + 8 * (uint)n|], 4, out var range);")]
    [InlineData("an allocation of an available ring", "var ok = allocator.TryAllocate([|(uint)(2 * n + 4)|], 2, out var range);")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("aligned", "var a = new RingAddresses(0x1000, 0x1100, 0x1128);")]
    [InlineData("room for all", "var made = " + Create + "new(0x1000, 0x1100, 0x1128), 16, 1);")]
    [InlineData("room for all, from a base", "var made = " + Create + "new(start, start + 256, start + 256 + 40), 16, 1);")]
    [InlineData("different bases", "var made = " + Create + "new(start, other, other + 64), 16, 1);")]
    [InlineData("computed for it", "var made = " + Create + "SplitRingLayout.Legacy(0x1000, 16), 16, 1);")]
    [InlineData("an allocation of all", "var ok = allocator.TryAllocate(6 + 8 * (uint)n, 4, out var range);")]
    [InlineData("another allocation", "var ok = allocator.TryAllocate(4 + 16 * (uint)n, 4, out var range);")]
    [InlineData("areas in any order", "var made = " + Create + "new(0x3000, 0x2000, 0x1000), 16, 1);")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(RingMemoryAnalyzer.Id, Driver.InClass($$"""
                void M(GuestMemory memory, GuestAllocator allocator, ulong start, ulong other, int n)
                {
                    {{statements}}
                }
            """));
    }
}
