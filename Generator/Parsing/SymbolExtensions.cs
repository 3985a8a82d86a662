using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LayoutGen.Generator.Parsing;

/// <summary>Questions to symbols that every parser asks.</summary>
internal static class SymbolExtensions
{
    /// <summary>Whether a symbol is a type of that full name. Asked of every attribute: writing its name out would cost more than the rest.</summary>
    public static bool Is(this ISymbol? symbol, string metadataName)
    {
        if (symbol is not INamedTypeSymbol { Arity: 0, ContainingType: null } type)
            return false;
        var end = metadataName.Length;
        for (INamespaceOrTypeSymbol part = type; part is not INamespaceSymbol { IsGlobalNamespace: true }; part = part.ContainingNamespace)
        {
            end -= part.Name.Length;
            if (end < 0 || string.CompareOrdinal(metadataName, end, part.Name, 0, part.Name.Length) != 0 || (end > 0 && metadataName[--end] != '.'))
                return false;
        }

        return end == 0;
    }

    public static IEnumerable<AttributeData> Attributes(this ISymbol symbol, string metadataName) =>
        symbol.HasAttribute(metadataName) ? symbol.GetAttributes().Where(attribute => attribute.AttributeClass.Is(metadataName)) : [];

    public static bool HasAttribute(this ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (attribute.AttributeClass.Is(metadataName))
                return true;
        return false;
    }

    /// <summary>The enum's member that an attribute's property is set to; the enum's first, which is the default, is not told from none.</summary>
    public static string? NamedMember(this AttributeData attribute, string property) => attribute.NamedArguments
        .Where(argument => argument.Key == property && argument.Value is { Kind: TypedConstantKind.Enum, Value: not 0 })
        .SelectMany(argument => argument.Value.Type!.GetMembers().OfType<IFieldSymbol>(), (argument, member) => (argument.Value.Value, Member: member))
        .FirstOrDefault(pair => Equals(pair.Value, pair.Member.ConstantValue)).Member?.Name;

    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static string Keyword(this Accessibility accessibility) => SyntaxFacts.GetText(accessibility);

    /// <summary>Where a symbol's name stands in the source.</summary>
    public static Location NameLocation(this ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    /// <summary>Where a property's type stands in the source.</summary>
    public static Location TypeLocation(this IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax syntax
            ? syntax.Type.GetLocation()
            : property.NameLocation();

    /// <summary>Where an argument of an attribute stands in the source.</summary>
    public static Location ArgumentLocation(this AttributeData attribute, int index) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: var arguments } && index < arguments.Count
            ? arguments[index].GetLocation()
            : attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? Location.None;

    /// <summary>
    /// The documentation comment of a declaration. Where the compiler reads comments, references in it are resolved: generated files have
    /// none of the declaration's using directives. Elsewhere it is what stands there.
    /// </summary>
    public static string DocumentationText(this ISymbol symbol)
    {
        if (symbol.DeclaringSyntaxReferences is not [var declaration, ..] || Before(declaration) is not { Length: > 0 } written)
            return "";
        // Only references and other forms of comments need the compiler, which takes its time for them.
        var needsCompiler = written.Contains("cref") || written.Contains("/**");
        var lines = needsCompiler && symbol.GetDocumentationCommentXml() is { Length: > 0 } xml ? InnerLines(xml) : WrittenLines(written);
        return string.Join("\n", lines.Select(line => line.Length == 0 ? "///" : $"/// {line}"));
    }

    /// <summary>The lines between the tags of a member, without their indentation.</summary>
    private static IEnumerable<string> InnerLines(string xml) => xml.Split('\n')
        .Where(line => line.StartsWith("    ", StringComparison.Ordinal))
        .Select(line => line.Substring(4).TrimEnd());

    private static IEnumerable<string> WrittenLines(string text) => text.Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.StartsWith("///", StringComparison.Ordinal))
        .Select(line => line.Substring(line.StartsWith("/// ", StringComparison.Ordinal) ? 4 : 3));

    /// <summary>What stands before the first word of a declaration.</summary>
    private static string Before(SyntaxReference declaration)
    {
        var syntax = declaration.GetSyntax();
        return declaration.SyntaxTree.GetText().ToString(TextSpan.FromBounds(syntax.FullSpan.Start, syntax.SpanStart));
    }
}
