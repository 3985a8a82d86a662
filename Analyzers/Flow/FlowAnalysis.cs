using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Finds out what is known of negotiated features at every point of a body, nested functions included.</summary>
internal static class FlowAnalysis
{
    /// <summary>Solves a body and shows it to an observer.</summary>
    /// <param name="graph">The body.</param>
    /// <param name="member">The member whose body it is.</param>
    /// <param name="contracts">What members ask and prove.</param>
    /// <param name="relevant">The features that the observer wants proven.</param>
    /// <param name="observer">Sees the solved body.</param>
    /// <returns>False, with nothing shown, if the body takes more visits than <see cref="FlowLimits.VisitsPerBlock"/> allows.</returns>
    public static bool Run(ControlFlowGraph graph, ISymbol member, Contracts contracts, FeatureMask relevant, FlowObserver observer)
    {
        var nested = new NestedBodies();
        var context = new FlowContext(contracts, new(graph.OriginalOperation, contracts.Types), relevant, nested);
        var outermost = new BodyFlow(context, graph);
        outermost.Enter(FlowState.At(contracts.GivenTo(member, Facts.Nothing)));

        var flows = new List<BodyFlow> { outermost };
        var visits = 0;
        for (; flows.Find(flow => flow.IsPending) is { } pending; visits++)
        {
            if (visits > FlowLimits.VisitsPerBlock * flows.Sum(flow => flow.Blocks))
                return false;
            pending.Step();
            flows = [outermost, .. nested.Flows];
        }
        observer.OnSolved(visits, flows.Sum(flow => flow.Blocks));
        foreach (var flow in flows)
            flow.Show(observer, isOutermost: flow == outermost);
        return true;
    }
}
