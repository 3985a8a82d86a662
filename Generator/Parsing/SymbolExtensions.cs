using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LayoutGen.Generator.Parsing;

/// <summary>Questions to symbols that every parser asks.</summary>
internal static class SymbolExtensions
{
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> s_namespaces = new();

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

    /// <summary>A type's name in code. Most names need nothing of what the compiler can do about names, which takes it its time.</summary>
    public static string FullName(this ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Enum, ContainingType: null, Arity: 0, SpecialType: SpecialType.None } named
        && char.IsUpper(named.Name[0])
        && named.ContainingNamespace is { IsGlobalNamespace: false } place
            ? $"global::{place.FullName()}.{named.Name}"
            : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>A namespace's name in code, which every declaration in it asks for.</summary>
    public static string FullName(this INamespaceSymbol place) => s_namespaces.GetValue(place, static place => place.ToDisplayString());

    public static string Keyword(this Accessibility accessibility) => SyntaxFacts.GetText(accessibility);

    /// <summary>Where a symbol's name stands in the source.</summary>
    public static Location NameLocation(this ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    /// <summary>Where an argument of an attribute stands in the source.</summary>
    public static Location ArgumentLocation(this AttributeData attribute, int index) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax).ArgumentLocation(index);

    /// <summary>Where an argument of an attribute stands, or the attribute if it has no such argument.</summary>
    public static Location ArgumentLocation(this AttributeSyntax? attribute, int index) =>
        attribute is { ArgumentList.Arguments: var arguments } && index < arguments.Count
            ? arguments[index].GetLocation()
            : attribute?.GetLocation() ?? Location.None;

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
        return needsCompiler && symbol.GetDocumentationCommentXml() is { Length: > 0 } xml
            ? string.Join("\n", InnerLines(xml).Select(line => line.Length == 0 ? "///" : $"/// {line}"))
            : string.Join("\n", WrittenLines(written));
    }

    /// <summary>The lines between the tags of a member, without their indentation.</summary>
    private static IEnumerable<string> InnerLines(string xml) => xml.Split('\n')
        .Where(line => line.StartsWith("    ", StringComparison.Ordinal))
        .Select(line => line.Substring(4).TrimEnd());

    /// <summary>The lines of a comment as they stand there, with a space behind the slashes.</summary>
    private static List<string> WrittenLines(string text)
    {
        List<string> lines = [];
        for (var (start, end) = (0, 0); start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start) is var found and >= 0 ? found : text.Length;
            while (start < end && char.IsWhiteSpace(text[start]))
                start++;
            if (string.CompareOrdinal(text, start, "///", 0, 3) != 0)
                continue;
            var line = text.Substring(start, end - start).TrimEnd();
            lines.Add(line.Length == 3 || line[3] == ' ' ? line : $"/// {line.Substring(3)}");
        }

        return lines;
    }

    /// <summary>What stands before the first word of a declaration.</summary>
    private static string Before(SyntaxReference declaration)
    {
        var syntax = declaration.GetSyntax();
        return declaration.SyntaxTree.GetText().ToString(TextSpan.FromBounds(syntax.FullSpan.Start, syntax.SpanStart));
    }
}
