using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What operations do to what is known.</summary>
internal sealed class Transfer
{
    private readonly FlowContext _context;
    private readonly ControlFlowGraph _graph;
    private readonly SubjectResolver _subjects;
    private FlowState _state = FlowState.Unreachable;
    private ImmutableArray<int> _handlers = [];

    public Transfer(FlowContext context, ControlFlowGraph graph)
    {
        _context = context;
        _graph = graph;
        _subjects = new(context.Contracts.Types, context.Variables, Captures.In(graph));
        Conditions = new(context.Contracts, _subjects, context.Variables);
    }

    public ConditionEvaluator Conditions { get; }

    /// <summary>Gets every state from which an exception can leave, with the handlers that can take over.</summary>
    public required Action<FlowState, ImmutableArray<int>> Thrown { get; init; }

    public FlowObserver? Observer { get; set; }

    public FlowState State
    {
        get => _state;
        private set
        {
            _state = value;
            Thrown(value, _handlers);
        }
    }

    public void Begin(FlowState state, ImmutableArray<int> handlers)
    {
        _handlers = handlers;
        State = state;
    }

    public void Visit(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            Visit(child);
        if (!State.IsReachable)
            return;
        if (MemberUse.Of(operation) is { } use)
            Observer?.OnUse(use, _subjects.Of(use), State.Facts);
        switch (operation)
        {
            case IFlowCaptureOperation capture when ConditionEvaluator.IsBoolean(capture.Value.Type):
                State = State.With(Flag.Of(capture.Id), Conditions.Evaluate(capture.Value, State));
                break;
            case ISimpleAssignmentOperation assignment:
                Store(assignment.Target, Read(assignment.Value));
                break;
            case ICompoundAssignmentOperation compound:
                Store(compound.Target, new(Combine(compound), FeatureCases.Any));
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction);
                break;
            case IInvocationOperation call:
                Call(call);
                break;
            case IObjectCreationOperation creation:
                StoreByReference(creation.Arguments);
                break;
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function }:
                _context.EnterNested(_graph, function.OriginalDefinition, Kept(State));
                break;
            case IFlowAnonymousFunctionOperation lambda:
                _context.EnterNested(_graph, lambda, Kept(State));
                break;
        }
    }

    /// <summary>Forgets what a part of the body writes, without regard to what it writes.</summary>
    public FlowState WithoutWrites(IEnumerable<IOperation> operations, FlowState state) => operations
        .SelectMany(operation => operation.DescendantsAndSelf())
        .SelectMany(Writes.Of)
        .Aggregate(state, Without);

    private void Call(IInvocationOperation call)
    {
        if (call.TargetMethod.MethodKind == MethodKind.LocalFunction)
            _context.EnterNested(_graph, call.TargetMethod.OriginalDefinition, State);
        foreach (var argument in call.Arguments)
            if (Termination.ValueOnReturn(argument.Parameter) is { } value)
                State = Conditions.Branch(argument.Value, value, State);
        StoreByReference(call.Arguments);
        // Tests of features call nothing of the user's.
        if (!_context.Contracts.Types.IsNegotiated(call.TargetMethod.ContainingType))
            State = State.Without(ChangesByCalls, flag => flag.Variable is { } variable && _context.Variables.ChangesByCalls(variable));
        if (Termination.NeverReturns(call.TargetMethod))
            State = FlowState.Unreachable;
    }

    private void StoreByReference(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var target in arguments.SelectMany(Writes.Of))
            State = Without(State, target);
    }

    private void Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        var targets = Writes.Of(assignment).ToList();
        var values = Writes.Flatten(_subjects.Behind(assignment.Value)!).ToList();
        // All values are read before the first target is written.
        var read = targets.Count == values.Count ? values.ConvertAll(Read) : targets.ConvertAll(_ => AssignedValue.Unknown);
        for (var position = 0; position < targets.Count; position++)
            Store(targets[position], read[position]);
    }

    private AssignedValue Read(IOperation value) => new(
        ConditionEvaluator.IsBoolean(value.Type) ? Conditions.Evaluate(value, State) : null,
        State.Facts.Of(_subjects.Of(value)));

    private void Store(IOperation target, AssignedValue value)
    {
        var stored = Without(State, target);
        if (value.Predicate is { } predicate && Conditions.FlagOf(target) is { } flag)
            stored = stored.With(flag, predicate);
        State = _subjects.Of(target) is { } subject ? stored.Assume(stored.Facts.And(subject, value.Cases)) : stored;
    }

    private FlowState Without(FlowState state, IOperation target)
    {
        var subject = _subjects.Of(target);
        var written = Conditions.FlagOf(target);
        return state.Without(known => subject is not null && known.StartsWith(subject), flag => flag == written);
    }

    private Predicate? Combine(ICompoundAssignmentOperation compound)
    {
        if (!ConditionEvaluator.IsBoolean(compound.Target.Type) || !ConditionEvaluator.IsBoolean(compound.Value.Type))
            return null;
        var (target, value) = (Conditions.Evaluate(compound.Target, State), Conditions.Evaluate(compound.Value, State));
        return compound.OperatorKind switch
        {
            BinaryOperatorKind.And => target.And(value),
            BinaryOperatorKind.Or => target.Or(value),
            BinaryOperatorKind.ExclusiveOr => target.IsEqualTo(value).Not(),
            _ => null,
        };
    }

    /// <summary>What still holds when a delegate made here runs, some time later.</summary>
    private FlowState Kept(FlowState state) => state.Without(
        subject => !_context.Variables.IsConstant(subject),
        flag => flag.Variable is null || !_context.Variables.IsConstant(flag.Variable));

    private bool ChangesByCalls(Subject subject) => subject.Root.Symbol is { } variable && _context.Variables.ChangesByCalls(variable);
}
