using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What all functions of one body share.</summary>
/// <param name="Contracts">What members ask and prove.</param>
/// <param name="Variables">How variables are written.</param>
/// <param name="Relevant">The features that some proof asks for.</param>
/// <param name="Nested">The functions nested in the body.</param>
internal sealed record FlowContext(Contracts Contracts, Variables Variables, FeatureMask Relevant, NestedBodies Nested)
{
    public void EnterNested(ControlFlowGraph graph, IMethodSymbol localFunction, FlowState state) =>
        Nested.Enter(this, localFunction, () => graph.GetLocalFunctionControlFlowGraphInScope(localFunction), state);

    public void EnterNested(ControlFlowGraph graph, IFlowAnonymousFunctionOperation lambda, FlowState state) =>
        Nested.Enter(this, lambda.Symbol, () => graph.GetAnonymousFunctionControlFlowGraphInScope(lambda), state);
}
