using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What a block does.</summary>
internal static class BlockOperations
{
    /// <summary>The operations of a block, and the value that it branches on or returns.</summary>
    public static ImmutableArray<IOperation> AllOperations(this BasicBlock block) =>
        block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations;
}
