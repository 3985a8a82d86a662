using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3013: what is reported stands between bars.</summary>
public sealed class CutAssumptionTests
{
    [Theory]
    [InlineData("a number of elements", "if ([|chain.ElementCount != 2|]) return;")]
    [InlineData("at least so many", "if ([|chain.ElementCount < 2|]) return;")]
    [InlineData("the number on the left", "if ([|3 == chain.ElementCount|]) return;")]
    [InlineData("a number of readable elements", "if ([|chain.ReadableCount == 1|]) return;")]
    [InlineData("the length of the list", "if ([|packet.Elements.Length != 2|]) return;")]
    [InlineData("a list kept in a variable", "var elements = packet.Elements; if ([|elements.Length == 3|]) return;")]
    [InlineData("a pattern", "if ([|chain.ElementCount is 2|]) return;")]
    [InlineData("a list pattern", "if ([|packet.Elements is [var header, var data]|]) return;")]
    [InlineData("a header that fills its element", "if ([|packet.Elements[0].Length == 16|]) return;")]
    [InlineData("memory of the first element", "memory.TryRead([|packet.Elements[0].Address|], bytes, default);")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("all elements", "foreach (var element in packet.Elements) memory.TryRead(element.Address, bytes, default);")]
    [InlineData("any elements at all", "if (packet.Elements.Length == 0) return;")]
    [InlineData("a bound of the work", "if (chain.ElementCount > 256) return;")]
    [InlineData("a count that is printed", "Console.WriteLine(packet.Elements.Length);")]
    [InlineData("a length that is printed", "Console.WriteLine(packet.Elements[0].Length);")]
    [InlineData("another count", "if (n == 2) return;")]
    [InlineData("the whole length", "if (packet.FrameLength < 60) return;")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(CutAssumptionAnalyzer.Id, Driver.InClass($$"""
                void M<TLayout>(NetTxPacket.DeviceSide packet, RingChain chain, GuestMemory memory, Span<byte> bytes, int n)
                    where TLayout : struct, LayoutGen.Layouts.ILayout
                {
                    {{statements}}
                }
            """));
    }
}
