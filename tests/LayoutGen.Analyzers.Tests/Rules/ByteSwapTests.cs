using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3017: what is reported stands between bars.</summary>
public sealed class ByteSwapTests
{
    [Theory]
    [InlineData("read", "var size = [|BinaryPrimitives.ReverseEndianness(header.GsoSize)|];")]
    [InlineData("written", "header.GsoSize = [|BinaryPrimitives.ReverseEndianness((ushort)n)|];")]
    [InlineData("in network order", "header.HdrLen = (ushort)[|System.Net.IPAddress.HostToNetworkOrder((short)n)|];")]
    [InlineData("from network order", "var size = [|System.Net.IPAddress.NetworkToHostOrder((short)header.GsoSize)|];")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("a value", "header.GsoSize = (ushort)n; var size = header.GsoSize;")]
    [InlineData("an own number", "var size = BinaryPrimitives.ReverseEndianness(n);")]
    [InlineData("an integer of the frame's", "var kind = BinaryPrimitives.ReadUInt16BigEndian(bytes);")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(ByteSwapAnalyzer.Id, Driver.InMethod("var header = tx.Header; " + statements));
    }
}
