using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>The members beside one that merges: the generator gives them the same parameters and names that differ in one word.</summary>
internal static class FramingSiblings
{
    private const string Merged = "Merged";
    private const string Separate = "Separate";

    /// <summary>The member that frames separately, which every device takes.</summary>
    public static IMethodSymbol? SeparateOf(ISymbol member) => Find(member, Merged, Separate);

    /// <summary>The member that merges.</summary>
    public static IMethodSymbol? MergedOf(ISymbol member) => Find(member, Separate, Merged);

    /// <summary>The member that chooses the framing by the negotiated features.</summary>
    public static IMethodSymbol? ChoosingOf(ISymbol member) => Find(member, Merged, "") ?? Find(member, Separate, "");

    private static IMethodSymbol? Find(ISymbol member, string word, string other) =>
        member is IMethodSymbol method && method.Name.Contains(word)
        ? method.ContainingType.GetMembers(method.Name.Replace(word, other))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(candidate => IsLike(method, candidate))
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
