using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Carries what is known forward through the blocks of a body, round its loops too, until no block learns anything new.</summary>
internal static class ForwardFlow
{
    /// <summary>Finds what is known where blocks begin.</summary>
    /// <param name="graph">The body.</param>
    /// <param name="start">What is known at its beginning.</param>
    /// <param name="follow">What is known at a block's end, from what is known where it begins.</param>
    /// <param name="join">What is known where two paths meet: the first itself, if the second adds nothing.</param>
    /// <returns>The blocks that are reached, in order, with what is known where they begin.</returns>
    public static IEnumerable<(BasicBlock Block, T Entry)> Entries<T>(
        ControlFlowGraph graph, T start, Func<BasicBlock, T, T> follow, Func<T, T, T> join)
        where T : class
    {
        var entries = new T?[graph.Blocks.Length];
        entries[0] = start;
        var pending = new SortedSet<int> { 0 };
        while (pending.Count > 0)
        {
            var block = graph.Blocks[pending.Min];
            pending.Remove(block.Ordinal);
            var exit = follow(block, entries[block.Ordinal]!);
            foreach (var next in new[] { block.ConditionalSuccessor?.Destination, block.FallThroughSuccessor?.Destination })
            {
                if (next is null)
                    continue;
                var known = entries[next.Ordinal];
                var met = known is null ? exit : join(known, exit);
                entries[next.Ordinal] = met;
                if (!ReferenceEquals(met, known))
                    pending.Add(next.Ordinal);
            }
        }

        foreach (var block in graph.Blocks)
            if (entries[block.Ordinal] is { } entry)
                yield return (block, entry);
    }
}
