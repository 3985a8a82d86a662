using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>The members of rings and queues that rules watch.</summary>
internal static class RingNames
{
    public const string Rings = "LayoutGen.Rings";
    public const string Queues = "LayoutGen.Queues";
    public const string Memory = "LayoutGen.Memory";

    /// <summary>Whether a call puts the elements of one slot on a ring, driver side; a burst has those of all slots in one table.</summary>
    public static bool IsMakeAvailable(IInvocationOperation call) =>
        call.TargetMethod is { Name: "MakeAvailable", Parameters: [{ Type.SpecialType: SpecialType.System_Int32 }, _] } method
        && method.ContainingType.ContainingNamespace.ToDisplayString() == Rings;

    /// <summary>Whether a call makes an end of a split ring.</summary>
    public static bool IsSplitRingCreation(IInvocationOperation call) => call.TargetMethod.Name is "Create" or "TryCreate"
        && call.TargetMethod.ContainingType is { Name: "SplitDriverRing" or "SplitDeviceRing" } ring
        && ring.ContainingNamespace.ToDisplayString() == Rings;

    public static bool IsElement(IOperation operation) => operation.Type.IsNamed(Rings, "RingElement");
}
