using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3016: what is reported stands between bars.</summary>
public sealed class WireMirrorTests
{
    private const string Sequential = "[StructLayout(LayoutKind.Sequential)] ";
    private const string Packed = "[StructLayout(LayoutKind.Sequential, Pack = 1)] ";
    private const string Legacy = "public byte flags, gso_type; public ushort hdr_len, gso_size, csum_start, csum_offset; ";

    [Theory]
    [InlineData(
        "a field too wide",
        Packed + "struct Hdr { public byte flags, gso_type; public uint [|hdr_len|]; public ushort gso_size; }")]
    [InlineData("fields in another order", Packed + "struct Hdr { public byte [|GsoType|], Flags; public ushort HdrLen, GsoSize; }")]
    [InlineData(
        "padding between fields",
        Sequential + "struct Hdr { public byte Flags; public GsoType GsoType; public ushort HdrLen, GsoSize, CsumStart, CsumOffset; "
            + "public ushort NumBuffers; public uint HashValue; public uint [|HashReport|]; }")]
    [InlineData("padding at the end", "[StructLayout(LayoutKind.Sequential, Size = 16)] struct [|Hdr|] { " + Legacy + "}")]
    [InlineData("a part of it alone", Packed + "struct [|Hdr|] { public byte flags, gso_type; public ushort hdr_len, gso_size; }")]
    public Task Reported(string name, string type) => Check(name, type);

    [Theory]
    [InlineData("10 bytes", Sequential + "struct Hdr { " + Legacy + "}")]
    [InlineData("12 bytes", Sequential + "struct Hdr { " + Legacy + "public ushort num_buffers; }")]
    [InlineData(
        "20 bytes",
        Packed
            + "struct Hdr { "
            + Legacy
            + "public ushort NumBuffers; public uint HashValue; public ushort HashReport, PaddingReserved; }")]
    [InlineData("no layout asked for", "struct Hdr { public byte gso_type, flags; public ushort hdr_len, gso_size; }")]
    [InlineData(
        "names of its own",
        Sequential + "struct Ring { public byte Flags; public ushort Index, Entries, Last; public ulong Address; }")]
    [InlineData("few names in common", Sequential + "struct Ring { public ushort Flags, HdrLen; }")]
    public Task Quiet(string name, string type) => Check(name, type);

    private static Task Check(string name, string type)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(WireMirrorAnalyzer.Id, Driver.InFile(type));
    }
}
