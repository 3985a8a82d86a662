using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LayoutGen.Generator.Parsing;

/// <summary>
/// The attributes of properties. Binding them takes the compiler longer than everything else that reading a declaration takes, and the same
/// ones are written again and again: the same words in the same scope mean the same, and are bound once. Only a member of the type itself
/// can give such a word another meaning.
/// </summary>
internal sealed class WrittenAttributes
{
    private readonly INamedTypeSymbol _type;
    private readonly AttributeScopes _scopes;

    private WrittenAttributes(INamedTypeSymbol type) => (_type, _scopes) = (type, AttributeScopes.Of(type.ContainingAssembly));

    /// <summary>Reads the attributes of a type's properties; null for a type whose containers may give words another meaning.</summary>
    public static WrittenAttributes? In(INamedTypeSymbol type) =>
        type is { ContainingType: null, Arity: 0, DeclaringSyntaxReferences.IsEmpty: false } ? new(type) : null;

    public ImmutableArray<AttributeData> Of(IPropertySymbol property, PropertyDeclarationSyntax syntax)
    {
        var lists = syntax.AttributeLists;
        if (lists.Count == 0)
            return [];
        var known = _scopes.KnownIn(syntax.Parent!.Parent!);
        var text = syntax.SyntaxTree.GetText().ToString(TextSpan.FromBounds(lists[0].SpanStart, lists[lists.Count - 1].Span.End));
        if (known.TryGetValue(text, out var same))
            return same.Words.Any(IsOwn) ? property.GetAttributes() : same.Attributes;
        var attributes = property.GetAttributes();
        var words = lists.SelectMany(Words).Distinct().ToImmutableArray();
        // An attribute with a target may not be the property's; what directives leave out depends on the file.
        if (attributes.Length == lists.Sum(list => list.Attributes.Count)
            && !lists.Any(list => list.ContainsDirectives)
            && !words.Any(IsOwn))
            known.TryAdd(text, new(attributes, words));
        return attributes;
    }

    /// <summary>The names in an attribute list, and those that attributes are short for.</summary>
    private static IEnumerable<string> Words(AttributeListSyntax list) => list.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
        .SelectMany(token => new[] { token.ValueText, token.ValueText + nameof(Attribute) });

    private bool IsOwn(string word) => word == _type.Name || !_type.GetMembers(word).IsEmpty;

    /// <param name="Attributes">What is written, as it was bound first.</param>
    /// <param name="Words">The names in it.</param>
    internal sealed record Known(ImmutableArray<AttributeData> Attributes, ImmutableArray<string> Words);
}
