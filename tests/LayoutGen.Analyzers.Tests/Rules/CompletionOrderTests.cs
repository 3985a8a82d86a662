using LayoutGen.Analyzers.Rules;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG3023: what is reported stands between bars.</summary>
public sealed class CompletionOrderTests
{
    [Theory]
    [InlineData("a slot that is discarded", "while (ring.TryGetUsed([|out _|], out var written)) pending.Dequeue();")]
    [InlineData("a slot that is not read", "while (ring.TryGetUsed([|out var slot|], out var written)) pending.Dequeue();")]
    [InlineData(
        "a queue that may be empty",
        "if (ring.TryGetUsed([|out _|], out _) && pending.TryDequeue(out var oldest)) Console.WriteLine(oldest);")]
    [InlineData("a packet that is discarded", "while (queue.TryGetUsed([|out _|])) pending.Dequeue();")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("looked up", "while (ring.TryGetUsed(out var slot, out _)) buffers[slot] = null;")]
    [InlineData("looked up, beside a queue", "while (ring.TryGetUsed(out var slot, out _)) { buffers[slot] = null; pending.Dequeue(); }")]
    [InlineData("only counted", "while (ring.TryGetUsed(out _, out _)) n--;")]
    [InlineData("in order is negotiated", "if (features.Has(Feature.InOrder)) while (ring.TryGetUsed(out _, out _)) pending.Dequeue();")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(CompletionOrderAnalyzer.Id, Driver.InClass($$"""
                void M<TRing>(
                    TRing ring, DriverQueue<NetTxPacket> queue, Queue<string> pending, object[] buffers, NegotiatedFeatures features, int n)
                    where TRing : struct, IDriverRing
                {
                    {{statements}}
                }
            """));
    }
}
