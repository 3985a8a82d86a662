using System.Collections.Immutable;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>
/// Follows through one body which header fields of a packet that came back from the device are written before it is handed over again.
/// Only fields count that the body writes somewhere, and that every layout has.
/// </summary>
internal sealed class HeaderWrites
{
    private readonly Contracts _contracts;
    private readonly ControlFlowGraph _graph;
    private readonly SubjectResolver _subjects;
    private readonly Dictionary<Subject, Subject> _views = [];
    private readonly ImmutableHashSet<Subject> _written;

    public HeaderWrites(ControlFlowGraph graph, Contracts contracts)
    {
        _contracts = contracts;
        _graph = graph;
        _subjects = new(contracts.Types, new(graph.OriginalOperation, contracts.Types, followsViews: false), Captures.In(graph));
        var assignments = graph.Blocks
            .SelectMany(block => block.AllOperations())
            .SelectMany(operation => operation.DescendantsAndSelf())
            .OfType<IAssignmentOperation>()
            .ToList();
        foreach (var assignment in assignments)
            if (_subjects.Of(assignment.Target) is { Owner: null } view && _subjects.Of(assignment.Value) is { Owner: not null } header)
                _views[view] = header;
        _written = [.. assignments.Select(assignment => Of(assignment.Target)).OfType<Subject>().Where(IsFieldOfEveryLayout)];
    }

    /// <summary>Where a packet is handed over whose field is not written on every path: the argument, and the field's name.</summary>
    public IEnumerable<(IOperation Packet, string Field)> Missing()
    {
        if (_written.IsEmpty)
            return [];
        List<(IOperation, string)> missing = [];
        var entries = ForwardFlow.Entries<ImmutableHashSet<Subject>>(
            _graph, [], (block, unwritten) => Follow(block, unwritten, null), (known, met) => known.Union(met));
        foreach (var (block, unwritten) in entries)
            Follow(block, unwritten, missing);
        return missing;
    }

    private ImmutableHashSet<Subject> Follow(
        BasicBlock block, ImmutableHashSet<Subject> unwritten, List<(IOperation, string)>? missing)
    {
        foreach (var operation in block.AllOperations())
            Visit(operation);
        return unwritten;

        void Visit(IOperation operation)
        {
            foreach (var child in operation.ChildOperations)
                Visit(child);
            if (operation is IArgumentOperation { Parent: IInvocationOperation call } passed && IsOfQueue(call))
            {
                Pass(passed.Value, call.TargetMethod);
            }
            else if (operation is ISimpleAssignmentOperation { Target: var target } && Of(target) is { } field && _written.Contains(field))
            {
                unwritten = unwritten.Remove(field);
            }
            else if (!KeepsApart(operation))
            {
                // Whoever is given a header, or its packet, may write all of it.
                foreach (var given in operation.ChildOperations)
                    if (Of(given) is { } subject && !_written.Contains(subject))
                        unwritten = unwritten.Except(FieldsOf(subject));
            }
        }

        void Pass(IOperation value, IMethodSymbol method)
        {
            if (Of(value) is not { Owner: null } packet)
                return;
            if (method.Name == "MakeAvailable")
                missing?.AddRange(FieldsOf(packet).Where(unwritten.Contains).Select(field => (value, field.Symbol!.Name)));
            unwritten = method.Name == "TryGetUsed" ? unwritten.Union(FieldsOf(packet)) : unwritten.Except(FieldsOf(packet));
        }
    }

    /// <summary>The subject of an expression, in which a view of a header is the header itself.</summary>
    private Subject? Of(IOperation expression) => Unviewed(_subjects.Of(expression));

    private Subject? Unviewed(Subject? subject) => subject switch
    {
        { Owner: { } owner } => new(subject.Symbol, Unviewed(owner)),
        { } view when _views.TryGetValue(view, out var header) => header,
        _ => subject,
    };

    private IEnumerable<Subject> FieldsOf(Subject packet) => _written.Where(field => field.StartsWith(packet));

    private bool IsFieldOfEveryLayout(Subject written) =>
        written is { Symbol: { } field, Owner: { Symbol: { } header, Owner: { Owner: null, Symbol: ILocalSymbol } } }
        && PacketParts.IsReadByDevice(header)
        && _contracts.RequiredBy(field) is null;

    /// <summary>Whether an operation has to do with single members of its operands, or gives one another name.</summary>
    private bool KeepsApart(IOperation operation) => operation switch
    {
        IMemberReferenceOperation or IFlowCaptureOperation or IConversionOperation or IParenthesizedOperation => true,
        IInvocationOperation { Instance: not null, Arguments: [{ Parameter.RefKind: RefKind.Out }] } => true,
        ISimpleAssignmentOperation assignment => Equals(Of(assignment.Target), Of(assignment.Value)),
        _ => false,
    };

    private static bool IsOfQueue(IInvocationOperation call) =>
        call.TargetMethod.ContainingType.ContainingNamespace?.ToDisplayString() == RingNames.Queues;
}
