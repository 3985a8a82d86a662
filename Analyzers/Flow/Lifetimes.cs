using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Where a function reads its boolean values for the last time: what they tell need not be carried any further.</summary>
internal sealed class Lifetimes
{
    private readonly SubjectResolver _subjects;
    private readonly Variables _variables;
    private readonly Dictionary<Subject, int> _lastReads = [];
    private readonly int[] _firstReached;

    public Lifetimes(ControlFlowGraph graph, SubjectResolver subjects, Variables variables)
    {
        _subjects = subjects;
        _variables = variables;
        _firstReached = FirstReached(graph);
        foreach (var block in graph.Blocks)
            foreach (var operation in block.AllOperations())
                NoteReads(operation, block.Ordinal);
    }

    /// <summary>Whether a boolean value is read neither in a block nor in any that may follow.</summary>
    public bool IsOver(Subject flag, int block) =>
        flag.Root is { Capture: not null } or { Symbol: ILocalSymbol or IParameterSymbol }
        && !_variables.IsUsedByNested(flag.Root.Symbol)
        && !(_lastReads.TryGetValue(flag.Root, out var last) && last >= _firstReached[block]);

    /// <summary>Notes what an operation reads in a block, the blocks in order. Captures are looked behind, and so read again.</summary>
    private void NoteReads(IOperation operation, int block)
    {
        foreach (var read in operation.DescendantsAndSelf())
        {
            var subject = read switch
            {
                IFlowCaptureReferenceOperation reference => Subject.Of(reference.Id),
                ILocalReferenceOperation or IParameterReferenceOperation => _subjects.Of(read),
                _ => null,
            };
            if (subject is null || (_lastReads.TryGetValue(subject.Root, out var last) && last == block))
                continue;
            _lastReads[subject.Root] = block;
            if (_subjects.Behind(read) is { } captured && captured != read)
                NoteReads(captured, block);
        }
    }

    /// <summary>For each block the first in order that may run after it: itself, or where the outermost loop around it begins.</summary>
    private static int[] FirstReached(ControlFlowGraph graph)
    {
        var reached = new int[graph.Blocks.Length];
        var first = reached.Length;
        foreach (var block in graph.Blocks.Reverse())
        {
            foreach (var branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
                first = Math.Min(first, branch?.Destination?.Ordinal ?? first);
            reached[block.Ordinal] = Math.Min(first, block.Ordinal);
        }
        // A loop that is left by a jump back leads on to what can follow there.
        for (var block = 0; block < reached.Length; block++)
            reached[block] = reached[reached[block]];
        return reached;
    }
}
