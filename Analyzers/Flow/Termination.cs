using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Calls that do not come back, always or unless an argument has a certain value.</summary>
internal static class Termination
{
    public static bool NeverReturns(IMethodSymbol method) => AttributeOf(method, "DoesNotReturnAttribute") is not null;

    /// <summary>The value that an argument has where the call comes back; null if any.</summary>
    public static bool? ValueOnReturn(IParameterSymbol? parameter) =>
        AttributeOf(parameter, "DoesNotReturnIfAttribute") is { ConstructorArguments: [{ Value: bool stops }] } ? !stops : null;

    private static AttributeData? AttributeOf(ISymbol? symbol, string name) => symbol?.GetAttributes().FirstOrDefault(attribute =>
        attribute.AttributeClass?.Name == name
        && attribute.AttributeClass.ContainingNamespace.ToDisplayString() == "System.Diagnostics.CodeAnalysis");
}
