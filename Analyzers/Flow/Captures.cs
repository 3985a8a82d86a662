using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>The values that a control flow graph sets aside between the branches of one expression.</summary>
internal static class Captures
{
    /// <summary>Captures that have the same value on every path, with the expression that gives it.</summary>
    public static IReadOnlyDictionary<CaptureId, IOperation> In(ControlFlowGraph graph) => graph.Blocks
        .SelectMany(block => block.Operations)
        .OfType<IFlowCaptureOperation>()
        .GroupBy(capture => capture.Id, capture => capture.Value)
        .Where(values => values.Count() == 1)
        .ToDictionary(values => values.Key, values => values.Single());
}
