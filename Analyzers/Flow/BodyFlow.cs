using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What is known at the beginning of every block of one function, found by following its branches until nothing changes.</summary>
internal sealed class BodyFlow
{
    private readonly FlowContext _context;
    private readonly ControlFlowGraph _graph;
    private readonly FlowState[] _entries;
    private readonly ImmutableArray<int>[] _handlers;
    private readonly SortedSet<int> _pending = [];
    private readonly Transfer _transfer;
    private readonly Lifetimes _lifetimes;

    public BodyFlow(FlowContext context, ControlFlowGraph graph)
    {
        _context = context;
        _graph = graph;
        _entries = [.. graph.Blocks.Select(_ => FlowState.Unreachable)];
        _handlers = [.. graph.Blocks.Select(ExceptionHandlers.Of)];
        var subjects = new SubjectResolver(context.Contracts.Types, context.Variables, Captures.In(graph));
        _transfer = new(context, graph, subjects) { Thrown = Throw };
        _lifetimes = new(graph, subjects, context.Variables);
    }

    public int Blocks => _entries.Length;

    public bool IsPending => _pending.Count > 0;

    public void Enter(FlowState state) => Reach(0, state);

    /// <summary>Visits the first block whose beginning changed.</summary>
    public void Step()
    {
        var ordinal = _pending.Min;
        _pending.Remove(ordinal);
        Follow(_graph.Blocks[ordinal]);
    }

    /// <summary>Shows every block that is reached to an observer, once nothing changes any more.</summary>
    public void Show(FlowObserver observer, bool isOutermost)
    {
        _transfer.Observer = observer;
        foreach (var block in _graph.Blocks.Where(block => _entries[block.Ordinal].IsReachable))
        {
            Visit(block, handlers: []);
            if (!isOutermost || !_transfer.State.IsReachable || Returned(block) is not { } value)
                continue;
            observer.OnReturn(value, _transfer.Conditions.Evaluate(value, _transfer.State));
            observer.OnResult(_transfer.CasesOf(value));
        }
        if (isOutermost)
            observer.OnExit(_entries[_entries.Length - 1].Facts);
    }

    private void Visit(BasicBlock block, ImmutableArray<int> handlers)
    {
        _transfer.Begin(_entries[block.Ordinal], handlers);
        foreach (var operation in block.AllOperations())
            _transfer.Visit(operation);
    }

    private void Follow(BasicBlock block)
    {
        Visit(block, _handlers[block.Ordinal]);
        if (block is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } condition })
        {
            var jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            Follow(block.ConditionalSuccessor, _transfer.Conditions.Branch(condition, jumpsWhen, _transfer.State));
            Follow(block.FallThroughSuccessor, _transfer.Conditions.Branch(condition, !jumpsWhen, _transfer.State));
        }
        else
        {
            Follow(block.FallThroughSuccessor, _transfer.State);
        }
    }

    private void Follow(ControlFlowBranch? branch, FlowState state)
    {
        if (branch?.Destination is not { } destination)
            return;
        // A finally block on the way may have changed what it writes; it is entered like a handler.
        foreach (var region in ExceptionHandlers.FinallyRegionsOf(branch))
            state = _transfer.WithoutWrites(OperationsOf(region), state);
        Reach(destination.Ordinal, branch.LeavingRegions.Aggregate(state, WithoutVariables));
    }

    private void Throw(FlowState state, ImmutableArray<int> handlers)
    {
        foreach (var handler in handlers)
            Reach(handler, state);
    }

    private void Reach(int ordinal, FlowState state)
    {
        var known = _entries[ordinal];
        var kept = state.WithoutFlags(flag => _lifetimes.IsOver(flag, ordinal));
        var met = known.Or(kept).Bounded(_context.Relevant);
        if (met.Equals(known))
            return;
        _entries[ordinal] = met;
        _pending.Add(ordinal);
    }

    private IEnumerable<IOperation> OperationsOf(ControlFlowRegion region) => _graph.Blocks
        .Where(block => block.Ordinal >= region.FirstBlockOrdinal && block.Ordinal <= region.LastBlockOrdinal)
        .SelectMany(block => block.AllOperations());

    private static IOperation? Returned(BasicBlock block) =>
        block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return ? block.BranchValue : null;

    private static FlowState WithoutVariables(FlowState state, ControlFlowRegion region) => state.Without(subject => subject.Root switch
    {
        { Capture: { } capture } => region.CaptureIds.Contains(capture),
        { Symbol: ILocalSymbol local } => region.Locals.Contains(local, SymbolEqualityComparer.Default),
        _ => false,
    });
}
