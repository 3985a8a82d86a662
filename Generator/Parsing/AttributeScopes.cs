using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.Generator.Parsing;

/// <summary>
/// The attributes of a compilation that are bound already, by the scopes in which the same words mean the same: a namespace in files with
/// the same using directives.
/// </summary>
internal sealed class AttributeScopes
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, AttributeScopes> s_scopes = new();

    private readonly ConditionalWeakTable<SyntaxNode, ConcurrentDictionary<string, WrittenAttributes.Known>> _byNode = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, WrittenAttributes.Known>> _byText = new();

    public static AttributeScopes Of(IAssemblySymbol assembly) => s_scopes.GetValue(assembly, static _ => new());

    /// <summary>The attributes that are bound, by their text.</summary>
    /// <param name="scope">What contains the declaration of a type: a namespace, or a file.</param>
    public ConcurrentDictionary<string, WrittenAttributes.Known> KnownIn(SyntaxNode scope) =>
        _byNode.GetValue(scope, scope => scope.AncestorsAndSelf().Any(IsOfFile) ? new() : _byText.GetOrAdd(Text(scope), static _ => new()));

    /// <summary>Whether words mean what they mean here only: the file has types of its own, or using directives that others may leave out.</summary>
    private static bool IsOfFile(SyntaxNode scope) => scope.ChildNodes().Any(part => part switch
    {
        UsingDirectiveSyntax or ExternAliasDirectiveSyntax => part.ContainsDirectives,
        MemberDeclarationSyntax type => type.Modifiers.Any(SyntaxKind.FileKeyword),
        _ => false,
    });

    private static string Text(SyntaxNode scope) => string.Concat(scope.AncestorsAndSelf().Select(part => part switch
    {
        BaseNamespaceDeclarationSyntax place => $"namespace {place.Name} {{ {place.Externs} {place.Usings}",
        CompilationUnitSyntax file => $"{file.Externs} {file.Usings}",
        _ => "",
    }));
}
