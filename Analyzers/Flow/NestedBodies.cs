using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>The lambdas and local functions that a body reaches; one that nothing reaches is not looked at.</summary>
internal sealed class NestedBodies
{
    private readonly Dictionary<IMethodSymbol, BodyFlow> _flows = new(SymbolEqualityComparer.Default);

    public IEnumerable<BodyFlow> Flows => _flows.Values;

    /// <summary>A nested function is called, or made into a delegate: it begins with what all these places have in common.</summary>
    public void Enter(FlowContext context, IMethodSymbol function, Func<ControlFlowGraph> graph, FlowState state)
    {
        if (!_flows.TryGetValue(function, out var flow))
            _flows[function] = flow = new(context, graph());
        flow.Enter(state.Assume(context.Contracts.GivenTo(function, state.Facts)));
    }
}
