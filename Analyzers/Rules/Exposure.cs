using System.Collections.Immutable;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Follows through one body which packets were handed over, and finds what uses them, or views of them, afterwards.</summary>
internal sealed class Exposure
{
    private readonly ControlFlowGraph _graph;
    private readonly Dictionary<ISymbol, ISymbol> _viewed = new(SymbolEqualityComparer.Default);

    public Exposure(ControlFlowGraph graph)
    {
        _graph = graph;
        var operations = graph.Blocks.SelectMany(block => block.Operations).SelectMany(operation => operation.DescendantsAndSelf());
        foreach (var assignment in operations.OfType<ISimpleAssignmentOperation>())
            if (assignment is { Target: ILocalReferenceOperation view, Value: { Type.IsRefLikeType: true } value }
                && OwnerOf(value) is { } packet)
                _viewed[view.Local] = packet;
    }

    /// <summary>The packet that a call hands over; null if it hands none over, or one that is no variable.</summary>
    public static ILocalSymbol? Of(IInvocationOperation call) => call is
    {
        TargetMethod: { Name: "MakeAvailable" or "MakeUsed" or "Release" } method,
        Arguments: [{ Value: ILocalReferenceOperation packet }, ..],
    } && method.ContainingType.ContainingNamespace?.ToDisplayString() == RingNames.Queues ? packet.Local : null;

    /// <summary>The uses, with the method that handed the packet over before.</summary>
    public IEnumerable<(IOperation Reference, string Exposing)> Uses()
    {
        List<(IOperation, string)> uses = [];
        var none = ImmutableDictionary.Create<ISymbol, string>(SymbolEqualityComparer.Default);
        foreach (var (block, exposed) in ForwardFlow.Entries(_graph, none, (block, exposed) => Follow(block, exposed, null), Join))
            Follow(block, exposed, uses);
        return uses;
    }

    private ImmutableDictionary<ISymbol, string> Follow(
        BasicBlock block, ImmutableDictionary<ISymbol, string> exposed, List<(IOperation, string)>? uses)
    {
        foreach (var operation in block.Operations)
            Visit(operation);
        if (block.BranchValue is { } value)
            Visit(value);
        return exposed;

        void Visit(IOperation operation)
        {
            // What is written to is not read, and holds something else afterwards.
            var targets = Writes.Of(operation).Select(Declared).ToList();
            if (targets.Count > 0 && targets.TrueForAll(target => target is ILocalReferenceOperation))
            {
                if (operation is IAssignmentOperation assignment)
                    Visit(assignment.Value);
                foreach (var written in targets.Cast<ILocalReferenceOperation>())
                    exposed = exposed.Remove(written.Local).RemoveRange(ViewsOf(written.Local));
                return;
            }

            foreach (var child in operation.ChildOperations)
                Visit(child);
            if (operation is ILocalReferenceOperation { IsDeclaration: false } reference
                && exposed.TryGetValue(reference.Local, out var exposing))
                uses?.Add((reference, exposing));
            if (operation is IInvocationOperation call && Of(call) is { } packet)
                exposed = ViewsOf(packet).Append(packet).Aggregate(exposed, (all, local) => all.SetItem(local, call.TargetMethod.Name));
        }
    }

    private IEnumerable<ISymbol> ViewsOf(ISymbol packet) =>
        _viewed.Where(view => SymbolEqualityComparer.Default.Equals(view.Value, packet)).Select(view => view.Key);

    private static ImmutableDictionary<ISymbol, string> Join(
        ImmutableDictionary<ISymbol, string> known, ImmutableDictionary<ISymbol, string> met) =>
        known.SetItems(met.Where(one => !known.ContainsKey(one.Key)));

    private static IOperation Declared(IOperation target) =>
        target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;

    private static ILocalSymbol? OwnerOf(IOperation? view) => view switch
    {
        ILocalReferenceOperation local => local.Local,
        IPropertyReferenceOperation property => OwnerOf(property.Instance),
        _ => null,
    };
}
