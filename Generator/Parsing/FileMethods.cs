using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.Generator.Parsing;

/// <summary>The methods of a file, and what is left without them.</summary>
internal static class FileMethods
{
    public static SyntaxNode Remove(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        return root.RemoveNodes(Methods(root), SyntaxRemoveOptions.KeepDirectives)!;
    }

    /// <summary>The names of the methods that only one of two files has, or that look different in the other.</summary>
    public static IEnumerable<string> ChangedNames(SyntaxTree tree, SyntaxTree other)
    {
        var (before, after) = (BySignature(tree), BySignature(other));
        return before.Where(method => !after.Contains(method.Key)).Concat(after.Where(method => !before.Contains(method.Key)))
            .SelectMany(method => method);
    }

    private static ILookup<string, string> BySignature(SyntaxTree tree) =>
        Methods(tree.GetRoot()).ToLookup(Signature, method => method.Identifier.ValueText);

    /// <summary>A method without its body, behind the names of what it stands in.</summary>
    private static string Signature(MethodDeclarationSyntax method) => string.Join(" in ", method.Ancestors().Select(place => place switch
    {
        TypeDeclarationSyntax type => $"{type.Identifier}{type.TypeParameterList}",
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        _ => "",
    }).Prepend(method.WithBody(null).WithExpressionBody(null).WithSemicolonToken(default).ToString()));

    private static IEnumerable<MethodDeclarationSyntax> Methods(SyntaxNode root) => root
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<MethodDeclarationSyntax>();
}
