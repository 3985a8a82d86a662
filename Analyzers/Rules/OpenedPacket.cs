using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>The packet whose queue a member opens: the library's members have the packet as a type argument.</summary>
internal static class OpenedPacket
{
    /// <summary>The packet of the queue that a member returns; null if it returns none.</summary>
    public static INamedTypeSymbol? Of(ISymbol member) =>
        member is IMethodSymbol { ReturnType: INamedTypeSymbol { Name: "DriverQueue", TypeArguments: [INamedTypeSymbol packet] } queue }
        && queue.ContainingNamespace.ToDisplayString() == RingNames.Queues
            ? packet
            : null;
}
