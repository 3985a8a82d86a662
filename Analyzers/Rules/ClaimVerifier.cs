using System.Collections.Immutable;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using FeatureMask = LayoutGen.Generator.Model.FeatureMask;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Follows a body and finds the claims that it does not keep.</summary>
internal sealed class ClaimVerifier(ImmutableArray<Claim> claims, Condition? ofResult) : FlowObserver
{
    private readonly HashSet<Claim> _broken = [];

    /// <summary>The claims that do not hold on some path to the end of a body, each once, and whether the result's does not.</summary>
    public static (IReadOnlyList<Claim> Broken, bool IsResultBroken) Verify(
        OperationBlockAnalysisContext context,
        Contracts contracts,
        ImmutableArray<Claim> claims,
        Condition? ofResult = null)
    {
        var verifier = new ClaimVerifier(claims, ofResult);
        var relevant = claims.Aggregate(
            ofResult?.Features ?? default(FeatureMask),
            (features, claim) => features | (claim.Proves?.Features ?? default));
        // Attributes and default values of parameters are blocks, too.
        foreach (var graph in context.OperationBlocks.OfType<IBlockOperation>().Select(context.GetControlFlowGraph).Distinct())
            FlowAnalysis.Run(graph, context.OwningSymbol, contracts, relevant, verifier);
        return ([.. claims.Where(verifier._broken.Contains)], verifier.IsResultBroken);
    }

    private bool IsResultBroken { get; set; }

    public override void OnReturn(IOperation value, Predicate predicate)
    {
        foreach (var claim in claims)
            if (claim.Result is { } result && !claim.HoldsIn(predicate.When(result)))
                _broken.Add(claim);
    }

    public override void OnResult(FeatureCases cases) => IsResultBroken |= ofResult is not null && !cases.Proves(ofResult);

    public override void OnExit(Facts facts)
    {
        foreach (var claim in claims)
            if (claim.Result is null && !claim.HoldsIn(facts))
                _broken.Add(claim);
    }
}
