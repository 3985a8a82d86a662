using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3019 and LG3020: what is reported stands between bars.</summary>
public sealed class PeerValueTests
{
    private const string Count = "if (!header.TryGetNumBuffers(out var count)) return; ";
    private const string Used = "if (!ring.TryGetUsed(out var slot, out var written)) return; ";

    [Theory]
    [InlineData("a field", "var item = table[[|header.GsoSize|]];")]
    [InlineData("a field of a span", "var item = bytes[[|header.CsumStart|]];")]
    [InlineData("a field kept in a variable", "var start = header.CsumStart; var item = bytes[[|start|]];")]
    [InlineData("a field if it exists", Count + "var item = table[[|count|]];")]
    [InlineData("a count", Count + "for (var i = 0; i < [|count|]; i++) table[i] = 0;")]
    public Task Index_reported(string name, string statements) => Check(name, PeerIndexAnalyzer.Id, statements);

    [Theory]
    [InlineData("compared", "if (header.GsoSize < table.Length) table[header.GsoSize] = 1;")]
    [InlineData("compared in a variable", "var start = header.CsumStart; if (start >= bytes.Length) return; var item = bytes[start];")]
    [InlineData("a count that was compared", Count + "if (count > table.Length) return; for (var i = 0; i < count; i++) table[i] = 0;")]
    [InlineData(
        "a count that was limited",
        Count + "var limit = Math.Min((int)count, table.Length); for (var i = 0; i < limit; i++) table[i] = 0;")]
    [InlineData("a count without an index", Count + "for (var i = 0; i < count; i++) Console.WriteLine();")]
    [InlineData("a slot, which the ring has checked", Used + "table[slot] = 1;")]
    [InlineData("an own number", "table[n] = 1;")]
    [InlineData("a pattern", "if (header.GsoSize is < 8) table[header.GsoSize] = 1;")]
    [InlineData("thrown", "ArgumentOutOfRangeException.ThrowIfGreaterThan((int)header.GsoSize, 8); table[header.GsoSize] = 1;")]
    public Task Index_quiet(string name, string statements) => Check(name, PeerIndexAnalyzer.Id, statements);

    [Theory]
    [InlineData("subtracted from", Used + "var length = [|written|] - 12;")]
    [InlineData("a bound", Used + "var frame = bytes[..[|(int)written|]];")]
    [InlineData("a field as a bound", "var rest = bytes[[|header.HdrLen|]..];")]
    [InlineData("a slice", "var rest = bytes.Slice(0, [|header.HdrLen|]);")]
    [InlineData("a size", "var copy = new byte[[|header.HdrLen|]];")]
    public Task Length_reported(string name, string statements) => Check(name, PeerLengthAnalyzer.Id, statements);

    [Theory]
    [InlineData("compared", Used + "if (written < 12) return; var length = written - 12;")]
    [InlineData("compared as a bound", "if (header.HdrLen <= bytes.Length) bytes = bytes[..header.HdrLen];")]
    [InlineData("limited", "var rest = bytes[..Math.Min((int)header.HdrLen, bytes.Length)];")]
    [InlineData("printed", Used + "Console.WriteLine(written);")]
    [InlineData("an own number", "var rest = bytes[..n];")]
    public Task Length_quiet(string name, string statements) => Check(name, PeerLengthAnalyzer.Id, statements);

    private static Task Check(string name, string id, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(id, Driver.InClass($$"""
                void M<TRing>(TRing ring, NetHeader header, int[] table, Span<byte> bytes, int n)
                    where TRing : struct, IDriverRing
                {
                    {{statements}}
                }
            """));
    }
}
