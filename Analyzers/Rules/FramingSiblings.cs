using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>The members beside one that merges: the generator gives them the same parameters and names that differ in one word.</summary>
internal static class FramingSiblings
{
    private const string Merged = "Merged";
    private const string Separate = "Separate";

    /// <summary>The member that frames separately, which every device takes.</summary>
    public static IMethodSymbol? SeparateOf(ISymbol member) => Find(member, Separate);

    /// <summary>The member that chooses the framing by the negotiated features.</summary>
    public static IMethodSymbol? ChoosingOf(ISymbol member) => Find(member, "");

    private static IMethodSymbol? Find(ISymbol member, string word) => member is IMethodSymbol method && method.Name.Contains(Merged)
        ? method.ContainingType.GetMembers(method.Name.Replace(Merged, word))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(other => IsLike(method, other))
        : null;

    private static bool IsLike(IMethodSymbol method, IMethodSymbol other) => method.IsStatic == other.IsStatic
        && method.Arity == other.Arity
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, other.ReturnType)
        && method.Parameters.Length == other.Parameters.Length
        && method.Parameters.Zip(other.Parameters, IsLike).All(same => same);

    private static bool IsLike(IParameterSymbol parameter, IParameterSymbol other) => parameter.Name == other.Name
        && parameter.RefKind == other.RefKind
        && SymbolEqualityComparer.Default.Equals(parameter.Type, other.Type);
}
