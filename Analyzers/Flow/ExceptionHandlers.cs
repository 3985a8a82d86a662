using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Where control goes from a block other than by its branches.</summary>
internal static class ExceptionHandlers
{
    /// <summary>The first blocks of the handlers that an exception in a block can reach: filters, catches and finally blocks.</summary>
    public static ImmutableArray<int> Of(BasicBlock block)
    {
        var handlers = ImmutableArray.CreateBuilder<int>();
        // A nested function's outermost region lies in a region of the graph around it, whose handlers are not its own.
        for (var region = block.EnclosingRegion; region.Kind != ControlFlowRegionKind.Root; region = region.EnclosingRegion!)
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } statement })
                handlers.AddRange(statement.NestedRegions.Where(handler => handler != region).Select(handler => handler.FirstBlockOrdinal));
        return handlers.ToImmutable();
    }

    /// <summary>
    /// The finally blocks that run while a branch is taken. A filter is asked first; those between the exception and its catch run after.
    /// </summary>
    public static IEnumerable<ControlFlowRegion> FinallyRegionsOf(ControlFlowBranch branch)
    {
        var filtered = branch.EnteringRegions
            .Where(region => region is { Kind: ControlFlowRegionKind.Catch, EnclosingRegion.Kind: ControlFlowRegionKind.FilterAndHandler })
            .Select(region => region.EnclosingRegion!.EnclosingRegion!.NestedRegions[0]);
        return branch.FinallyRegions.Concat(filtered.SelectMany(FinallyRegionsIn));
    }

    private static IEnumerable<ControlFlowRegion> FinallyRegionsIn(ControlFlowRegion region) => region.NestedRegions
        .SelectMany(nested => nested.Kind == ControlFlowRegionKind.Finally ? [nested] : FinallyRegionsIn(nested));
}
