using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What the use of a boolean member proves about the set it is about.</summary>
internal sealed class FeatureGuards(Contracts contracts, MaskReader masks)
{
    /// <summary>What is known where the member is true and where it is false; null if it is no guard.</summary>
    public (FeatureCases WhenTrue, FeatureCases WhenFalse)? Of(MemberUse use)
    {
        if (use.Operation is IInvocationOperation { Arguments: [{ Value: var tested }], TargetMethod: var method }
            && (contracts.Types.IsNegotiated(method.ContainingType) || contracts.Types.IsSet(method.ContainingType)))
        {
            if (method.Name == "Has" && FeatureReader.Read(tested.Type, tested.ConstantValue.Value) is { } feature)
                return (feature.Implied, FeatureCases.WithOff(feature.Mask));
            if (method.Name == "Contains" && masks.Read(tested) is { } mask)
                return (mask.AllOn, mask.NotAllOn);
        }
        return contracts.TestOf(use.Member) is { } contract ? (contract.WhenTrue, contract.WhenFalse) : null;
    }

    /// <summary>The arguments of whose sets the result of a call tells something.</summary>
    public IEnumerable<(IArgumentOperation Argument, Contract Contract)> TestedArguments(MemberUse use)
    {
        foreach (var argument in use.Arguments)
            if (argument.Parameter is { } parameter && contracts.TestOf(parameter) is { } contract)
                yield return (argument, contract);
    }
}
