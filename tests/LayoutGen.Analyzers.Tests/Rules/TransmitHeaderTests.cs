using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3021: what is reported stands between bars.</summary>
public sealed class TransmitHeaderTests
{
    private const string Again = "if (!queue.TryGetUsed(out var packet)) return; var header = packet.Header; ";

    [Theory]
    [InlineData("on one path", Again + "if (x) header.GsoType = GsoType.TcpV4; queue.MakeAvailable([|packet|], n);")]
    [InlineData(
        "one of two fields",
        Again + "header.GsoType = 0; if (x) { header.GsoType = GsoType.TcpV4; header.GsoSize = 9; } queue.MakeAvailable([|packet|]);")]
    [InlineData("read elsewhere", Again
        + "if (x) header.HdrLen = 54; Console.WriteLine(header.HdrLen); queue.MakeAvailable([|packet|], n);")]
    [InlineData("added to what was there", Again + "header.Flags |= NetHeaderFlags.NeedsCsum; queue.MakeAvailable([|packet|], n);")]
    [InlineData(
        "in a loop",
        "while (queue.TryGetUsed(out var packet)) { var h = packet.Header; if (x) h.HdrLen = 54; queue.MakeAvailable([|packet|]); }")]
    [InlineData("of the packet before", Again
        + "header.HdrLen = 54; queue.MakeAvailable(packet); if (!queue.TryGetUsed(out packet)) return; queue.MakeAvailable([|packet|]);")]
    [InlineData("a chosen value on one path", Again
        + "if (x) header.GsoType = n > 0 ? GsoType.TcpV4 : GsoType.TcpV6; queue.MakeAvailable([|packet|], n);")]
    [InlineData("closed over its layout", "if (!closed.TryGetUsed(out var packet)) return; "
        + "var header = packet.Header; if (x) header.HdrLen = 54; closed.MakeAvailable([|packet|], n);")]
    public Task Fields_reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("a clean packet", "if (!queue.TryAcquire(out var packet)) return; var header = packet.Header; if (x) header.HdrLen = 54; "
        + "queue.MakeAvailable(packet);")]
    [InlineData("never written", Again + "queue.MakeAvailable(packet, n);")]
    [InlineData("on all paths", Again
        + "if (x) header.GsoType = GsoType.TcpV4; else header.GsoType = GsoType.None; queue.MakeAvailable(packet, n);")]
    [InlineData("chosen", Again + "header.GsoType = x ? GsoType.TcpV4 : GsoType.None; queue.MakeAvailable(packet, n);")]
    [InlineData("written, then changed", Again
        + "header.Flags = default; if (x) header.Flags |= NetHeaderFlags.NeedsCsum; queue.MakeAvailable(packet, n);")]
    [InlineData("given back instead", Again
        + "if (x) header.HdrLen = 54; else { queue.Release(packet); return; } queue.MakeAvailable(packet, n);")]
    [InlineData("a field that may not exist", Again + "if (header.HasNumBuffers) header.NumBuffers = 0; queue.MakeAvailable(packet, n);")]
    [InlineData("given to another method", Again + "if (x) header.HdrLen = 54; Fill(header); queue.MakeAvailable(packet, n);")]
    [InlineData("a packet given to another method", Again
        + "if (x) header.HdrLen = 54; FillAll(packet, x ? 1 : 2); queue.MakeAvailable(packet, n);")]
    [InlineData("read", Again
        + "if (x) header.HdrLen = 54; else if (header.TryGetNumBuffers(out _)) header.HdrLen = 0; else header.HdrLen = 1; "
        + "queue.MakeAvailable(packet, n);")]
    [InlineData(
        "what the device writes",
        "if (!rx.TryGetUsed(out var packet)) return; var header = packet.Header; if (x) header.HdrLen = 0; rx.MakeAvailable(packet);")]
    public Task Fields_quiet(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("buffers", Again + "if (header.HasNumBuffers) header.NumBuffers = [|1|];")]
    [InlineData("a validated checksum", Again + "header.Flags = [|NetHeaderFlags.DataValid|];")]
    [InlineData("coalesced segments", Again + "header.Flags |= [|NetHeaderFlags.NeedsCsum | NetHeaderFlags.RscInfo|];")]
    public Task Values_reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("no buffers", Again + "if (header.HasNumBuffers) header.NumBuffers = 0;")]
    [InlineData("a partial checksum", Again + "header.Flags = NetHeaderFlags.NeedsCsum;")]
    [InlineData(
        "a received header",
        "if (!rx.TryGetUsed(out var packet)) return; var header = packet.Header; header.Flags = NetHeaderFlags.DataValid;")]
    public Task Values_quiet(string name, string statements) => Check(name, statements);

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(TransmitHeaderAnalyzer.Id, Driver.InClass($$"""
                static void Fill(NetHeader header) { }
                static void FillAll(NetTxPacket packet, int n) { }
                void M<TLayout, TRing>(
                    DriverQueue<NetTxPacket> queue, DriverQueue<NetRxPacket> rx,
                    DriverQueue<NetTxPacket, TLayout, TRing> closed, bool x, int n)
                    where TLayout : struct, ILayout
                    where TRing : struct, IDriverRing
                {
                    {{statements}}
                }
            """));
    }
}
