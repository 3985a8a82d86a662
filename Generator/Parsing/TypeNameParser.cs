using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads where a declared type stands, and whether more of it can be generated there.</summary>
internal static class TypeNameParser
{
    public static TypeName Parse(INamedTypeSymbol type)
    {
        List<string> containers = [];
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
            containers.Insert(0, $"partial {Kind(container)} {container.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}");
        return new(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.FullName(),
            containers.ToEquatableArray(),
            type.Name,
            type.FullName(),
            type.DeclaredAccessibility.Keyword());
    }

    /// <summary>A declared struct must be one that the generator can complete: a partial readonly ref struct in partial types.</summary>
    public static IEnumerable<DeclarationProblem> Check(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
            if (!IsPartial(part))
                yield return new(ProblemKind.NotPartial, part.NameLocation(), part.Name);
        if (!type.IsReadOnly || !type.IsRefLikeType || type.IsGenericType)
            yield return new(ProblemKind.NotReadOnlyRefStruct, type.NameLocation(), type.Name);
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .All(syntax => syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string Kind(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };
}
