using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3010: what is reported stands between bars.</summary>
public sealed class IndirectDescriptorTests
{
    private const string Structures = """

        [Flags] public enum F : ushort { None = 0, Next = 1, Write = 2, Indirect = 4 }
        public struct Split { public ulong Addr; public uint Len; public ushort Flags; public ushort Next; }
        public record struct SplitRecord(ulong Address, uint Length, F Flags, ushort Next);
        public struct Packed { public ulong addr; public uint len; public ushort id; public F flags; }
        public struct Other { public ulong Addr; public uint Len; public ushort Flags; }
        """;

    [Theory]
    [InlineData("a link in a table's descriptor", "_ = new Split { Addr = address, Len = 32, Flags = [|5|], Next = 1 };")]
    [InlineData("by name", "_ = new SplitRecord(address, 32, [|F.Indirect | F.Next|], 1);")]
    [InlineData("by name, later", "var d = new SplitRecord(); d.Flags = [|F.Indirect | F.Next|];")]
    [InlineData("in a ring", "splits[n].Flags = [|1 | 4|];")]
    [InlineData("kept in a constant", "const ushort Both = 5; splits[n].Flags = [|Both|];")]
    [InlineData("packed", "_ = new Packed { addr = address, flags = [|F.Next | F.Indirect|] };")]
    [InlineData(
        "a table in a table",
        "var table = new Split[] { new() { Addr = address, Flags = 1, Next = 1 }, new() { Addr = address, Flags = [|4|] } }; "
            + "splits[0] = new() { Addr = Share(table), Len = 32, Flags = 4 };")]
    [InlineData(
        "a table in a table, element by element",
        "own[0].Flags = 1; own[1].Flags = [|4|]; splits[0] = new() { Addr = Share(own), Len = 32, Flags = 4 };")]
    [InlineData(
        "links in a packed ring's table",
        "Packed[] table = [new() { addr = address, flags = [|F.Next|] }, new() { addr = address, flags = F.Write }]; "
            + "_ = new Packed { addr = Share(table), len = 32, flags = F.Indirect };")]
    [InlineData(
        "a table behind a packed ring's link",
        "Packed[] chain = [new() { addr = address, flags = F.Next }, new() { addr = address, flags = [|F.Indirect|] }];")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("a table alone", "_ = new Split { Addr = address, Len = 32, Flags = 4 };")]
    [InlineData("a chain that ends with a table", "Split[] chain = [new() { Flags = 1, Next = 1 }, new() { Flags = 4 }];")]
    [InlineData("links in a split ring's table", "own[0].Flags = 1; splits[0] = new() { Addr = Share(own), Len = 32, Flags = 4 };")]
    [InlineData("packed, a chain", "Packed[] chain = [new() { flags = F.Next | F.Write }, new() { flags = F.Write }];")]
    [InlineData("flags that are not constant", "splits[0].Flags = (ushort)(n | 5);")]
    [InlineData("a structure that is no descriptor", "_ = new Other { Addr = address, Len = 32, Flags = 5 };")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(IndirectDescriptorAnalyzer.Id, Driver.InClass($$"""
                static ulong Share<T>(T[] table) => 0;

                void M(Split[] splits, Split[] own, ulong address, int n)
                {
                    {{statements}}
                }
            """) + Structures);
    }
}
