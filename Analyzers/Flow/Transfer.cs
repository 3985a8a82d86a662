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

    public Transfer(FlowContext context, ControlFlowGraph graph, SubjectResolver subjects)
    {
        _context = context;
        _graph = graph;
        _subjects = subjects;
        Conditions = new(context.Contracts, subjects);
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
            Show(use);
        switch (operation)
        {
            case IFlowCaptureOperation capture:
                Store(Subject.Of(capture.Id), Read(capture.Value));
                break;
            case ISimpleAssignmentOperation { Value: var value } assignment when _subjects.Behind(value) is ITupleOperation tuple:
                StoreTuple(_subjects.OfTarget(assignment.Target), tuple);
                break;
            case ISimpleAssignmentOperation assignment:
                Store(_subjects.OfTarget(assignment.Target), Read(assignment.Value));
                break;
            case ICompoundAssignmentOperation compound:
                Store(_subjects.Of(compound.Target), new(Combine(compound), FeatureCases.Any));
                break;
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } name } } match:
                Store(new(name), Read(match.Value));
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
            case IAwaitOperation:
                RunOtherCode();
                break;
        }
    }

    /// <summary>What is known of a value as of a negotiated set.</summary>
    public FeatureCases CasesOf(IOperation value) => State.Facts.Known(KnownOf(value));

    /// <summary>Forgets what a part of the body writes, without regard to what it writes.</summary>
    public FlowState WithoutWrites(IEnumerable<IOperation> operations, FlowState state) => operations
        .SelectMany(operation => operation.DescendantsAndSelf())
        .SelectMany(Writes.Of)
        .Select(_subjects.OfTarget)
        .Aggregate(state, Without);

    private void Call(IInvocationOperation call)
    {
        if (call.TargetMethod.MethodKind == MethodKind.LocalFunction)
            _context.EnterNested(_graph, call.TargetMethod.OriginalDefinition, State);
        foreach (var argument in call.Arguments)
            if (Termination.ValueOnReturn(argument.Parameter) is { } value)
                State = Conditions.Branch(argument.Value, value, State);
        StoreByReference(call.Arguments);
        foreach (var renegotiated in Writes.Of(call))
            State = Without(State, _subjects.OfTarget(renegotiated));
        // Tests of features call nothing of the user's.
        if (!_context.Contracts.Types.IsNegotiated(call.TargetMethod.ContainingType))
            RunOtherCode();
        AssumeEnsured(new(call, call.TargetMethod, call.Instance, call.Arguments));
        if (Termination.NeverReturns(call.TargetMethod))
            State = FlowState.Unreachable;
    }

    /// <summary>Nested functions may write to the variables they capture, and anybody to members that are not read-only.</summary>
    private void RunOtherCode() => State = State
        .Without(subject => subject.Root.Symbol is { } variable && _context.Variables.ChangesByCalls(variable))
        .Reopened(flag => flag is { Owner: not null, Symbol: not IFieldSymbol { IsReadOnly: true } });

    private void StoreByReference(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var target in arguments.SelectMany(Writes.Of))
            State = Without(State, _subjects.OfTarget(target));
    }

    private void Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        var targets = Writes.Of(assignment).Select(_subjects.Of).ToList();
        var values = Writes.Flatten(_subjects.Behind(assignment.Value)!).ToList();
        // All values are read before the first target is written, and what they tell of a target is about its old value.
        var read = targets.Count == values.Count ? values.ConvertAll(Read) : targets.ConvertAll(_ => AssignedValue.Unknown);
        for (var position = 0; position < targets.Count; position++)
            Store(targets[position], read[position].Without(IsWritten));

        bool IsWritten(Subject known) => targets.Exists(target => target is not null && known.StartsWith(target));
    }

    /// <summary>What a method promises of its set and of those that it was given, once it has returned.</summary>
    private void AssumeEnsured(MemberUse call)
    {
        Assume(_subjects.Of(call), _context.Contracts.Of(call.Member).Ensures);
        foreach (var argument in call.Arguments)
            if (argument.Parameter is { } parameter)
                Assume(_subjects.Of(argument.Value), _context.Contracts.Of(parameter).Ensures);

        void Assume(Subject? subject, Condition? ensured)
        {
            if (subject is not null && ensured is not null)
                State = Known(State, subject, ensured.Cases);
        }
    }

    /// <summary>An argument uses a parameter, which may require something of it.</summary>
    private void Show(MemberUse use)
    {
        if (Observer is null)
            return;
        Observer.OnUse(use, _subjects.Of(use), State.Facts);
        foreach (var argument in use.Arguments)
            if (argument.Parameter is { } parameter && _context.Contracts.RequiredBy(parameter) is not null)
                Observer.OnUse(new(argument, parameter, argument.Value, []), _subjects.Of(argument.Value), State.Facts);
    }

    private AssignedValue Read(IOperation value) => new(
        ConditionEvaluator.IsBoolean(value.Type) ? Conditions.Evaluate(value, State) : null,
        KnownOf(value));

    private FeatureCases KnownOf(IOperation value) =>
        _subjects.Behind(value) is IInvocationOperation call && _context.Contracts.OfResult(call.TargetMethod).Ensures is { } ensured
            ? ensured.Cases
            : State.Facts.Of(_subjects.Of(value));

    /// <summary>A tuple's elements are followed one by one. All are read before the first is written.</summary>
    private void StoreTuple(Subject? target, ITupleOperation tuple)
    {
        var values = tuple.Elements.Select(Read).ToList();
        Store(target, AssignedValue.Unknown);
        if (target is null || tuple.Type is not INamedTypeSymbol { TupleElements: var fields })
            return;
        for (var position = 0; position < values.Count; position++)
            Store(_subjects.Member(target, fields[position].CorrespondingTupleField ?? fields[position]), values[position].Without(IsWritten));

        bool IsWritten(Subject known) => known.StartsWith(target);
    }

    private void Store(Subject? target, AssignedValue value)
    {
        if (target is null)
            return;
        // Nothing is known of the members of a boolean value, so that there is nothing else to forget.
        State = value.Predicate is { } predicate ? State.With(target, predicate) : Known(Without(State, target), target, value.Cases);
    }

    private static FlowState Known(FlowState state, Subject subject, FeatureCases cases) => state.Assume(state.Facts.And(subject, cases));

    private static FlowState Without(FlowState state, Subject? target) =>
        target is null ? state : state.Without(known => known.StartsWith(target));

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
    private FlowState Kept(FlowState state) => state.Without(subject => !_context.Variables.IsConstant(subject));
}
