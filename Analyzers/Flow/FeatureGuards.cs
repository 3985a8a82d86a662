using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What the use of a boolean member proves about the set it is about.</summary>
internal sealed class FeatureGuards(Contracts contracts)
{
    /// <summary>What is known where the member is true and where it is false; null if it is no guard.</summary>
    public (FeatureCases WhenTrue, FeatureCases WhenFalse)? Of(MemberUse use)
    {
        if (use.Operation is IInvocationOperation call && TestedBy(call) is { } feature)
            return (feature.Implied, FeatureCases.WithOff(feature.Mask));
        // A guard may test more than it claims: false proves nothing.
        return contracts.ProvenBy(use.Member) is { } condition ? (condition.Cases, FeatureCases.Any) : null;
    }

    /// <summary>The feature that a call of <c>Has</c> tests; null if it is another call, or the feature is no constant.</summary>
    private NamedFeature? TestedBy(IInvocationOperation call)
    {
        if (call is { TargetMethod: { Name: "Has" } method, Arguments: [{ Value: var feature }] } && IsFeatureSet(method.ContainingType))
            return FeatureReader.Read(feature.Type, feature.ConstantValue.Value);
        return null;
    }

    private bool IsFeatureSet(ITypeSymbol type) => contracts.Types.IsNegotiated(type) || contracts.Types.IsSet(type);
}
