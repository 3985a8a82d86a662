using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3025: what is reported stands between bars.</summary>
public sealed class UnsafeBufferTests
{
    [Theory]
    [InlineData("the stack", "Span<byte> header = stackalloc byte[12]; memory.TryGetAddress([|header|], out var address);")]
    [InlineData("an array", "var header = new byte[12]; memory.TryGetAddress([|header|], out var address);")]
    [InlineData("a variable's address", "int status; var element = new RingElement([|(ulong)&status|], 4, true);")]
    [InlineData(
        "a pointer to the stack",
        "byte* header = stackalloc byte[12]; var element = new RingElement([|(ulong)header|], 12, false);")]
    [InlineData("a pinned array", "fixed (byte* pinned = new byte[12]) { var element = new RingElement([|(ulong)pinned|], 12, false); }")]
    [InlineData("an element of no bytes", "var element = new RingElement(0x1000, [|0|], false);")]
    [InlineData(
        "written after it was made available",
        "if (queue.TryAcquire(out var packet)) { queue.MakeAvailable(packet); [|packet|].Frame.CopyFrom(bytes); }")]
    [InlineData(
        "a view of it",
        "if (queue.TryAcquire(out var packet)) { var header = packet.Header; queue.MakeAvailable(packet); [|header|].GsoSize = 1; }")]
    [InlineData(
        "made available twice",
        "if (queue.TryAcquire(out var packet)) { queue.MakeAvailable(packet); queue.MakeAvailable([|packet|]); }")]
    [InlineData(
        "released while it is available",
        "if (queue.TryAcquire(out var packet)) { queue.MakeAvailable(packet); queue.Release([|packet|]); }")]
    [InlineData(
        "read after it was released",
        "if (queue.TryGetUsed(out var packet)) { queue.Release(packet); Console.WriteLine([|packet|].Frame.Length); }")]
    [InlineData(
        "on one path",
        "if (queue.TryAcquire(out var packet)) { if (x) queue.MakeAvailable(packet); [|packet|].Frame.CopyFrom(bytes); }")]
    [InlineData(
        "in the next round of a loop",
        "queue.TryAcquire(out var packet); while (x) { [|packet|].Frame.CopyFrom(bytes); queue.MakeAvailable([|packet|]); }")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("shared memory", "memory.TryGetAddress(bytes, out var address);")]
    [InlineData("a guest's address", "var element = new RingElement(start, 12, false);")]
    [InlineData("a pointer of unknown origin", "var element = new RingElement((ulong)pointer, 12, false);")]
    [InlineData("a length that is not constant", "var element = new RingElement(0x1000, (uint)n, false);")]
    [InlineData("written before", "if (queue.TryAcquire(out var packet)) { packet.Frame.CopyFrom(bytes); queue.MakeAvailable(packet); }")]
    [InlineData(
        "every round its own",
        "while (queue.TryAcquire(out var packet)) { packet.Frame.CopyFrom(bytes); queue.MakeAvailable(packet); }")]
    [InlineData(
        "every round its own view",
        "while (queue.TryAcquire(out var packet)) { var header = packet.Header; header.GsoSize = 0; queue.MakeAvailable(packet); }")]
    [InlineData(
        "the same variable, another packet",
        "queue.TryAcquire(out var packet); queue.MakeAvailable(packet); queue.TryAcquire(out packet); packet.Frame.CopyFrom(bytes);")]
    [InlineData(
        "on the other path",
        "if (queue.TryAcquire(out var packet)) { if (x) queue.MakeAvailable(packet); else queue.Release(packet); }")]
    [InlineData(
        "handed over in the end",
        "if (queue.TryGetUsed(out var packet)) { Console.WriteLine(packet.Frame.Length); queue.Release(packet); }")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(UnsafeBufferAnalyzer.Id, Driver.InClass($$"""
                unsafe void M(
                    DriverQueue<NetTxPacket> queue, GuestMemory memory, ReadOnlySpan<byte> bytes, byte* pointer, ulong start, int n, bool x)
                {
                    {{statements}}
                }
            """));
    }
}
