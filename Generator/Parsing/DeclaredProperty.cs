using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.Generator.Parsing;

/// <summary>A property of a declared type, with its attributes.</summary>
internal sealed class DeclaredProperty
{
    private readonly ImmutableArray<AttributeData> _attributes;
    private readonly PropertyDeclarationSyntax? _syntax;

    /// <summary>Whether the attributes may be another property's, where they are written alike.</summary>
    private readonly bool _isShared;

    private DeclaredProperty(IPropertySymbol symbol, WrittenAttributes? written)
    {
        Symbol = symbol;
        _syntax = symbol.DeclaringSyntaxReferences is [var declaration] ? declaration.GetSyntax() as PropertyDeclarationSyntax : null;
        // Generated code has attributes too; the symbols of a retargeted project do not know what was partial.
        _isShared = written is not null && _syntax is not null && symbol is { IsPartialDefinition: true, PartialImplementationPart: null };
        _attributes = _isShared ? written!.Of(symbol, _syntax!) : symbol.GetAttributes();
    }

    public DeclaredProperty(IPropertySymbol symbol)
        : this(symbol, null)
    {
    }

    public IPropertySymbol Symbol { get; }

    public ImmutableArray<AttributeData> Attributes => _attributes;

    public string Name => Symbol.Name;

    public ITypeSymbol Type => Symbol.Type;

    public bool HasSetter => Symbol.SetMethod is not null;

    public string Accessibility => Symbol.DeclaredAccessibility.Keyword();

    public string Documentation => Symbol.DocumentationText();

    /// <summary>Where its name stands in the source.</summary>
    public Location NameLocation => Symbol.NameLocation();

    /// <summary>Where its type stands in the source.</summary>
    public Location TypeLocation => _syntax?.Type.GetLocation() ?? NameLocation;

    /// <summary>The properties of a type that belong to its instances.</summary>
    public static List<DeclaredProperty> Of(INamedTypeSymbol type)
    {
        var written = WrittenAttributes.In(type);
        List<DeclaredProperty> properties = [];
        foreach (var member in type.GetMembers())
            if (member is IPropertySymbol { IsStatic: false } property)
                properties.Add(new(property, written));
        return properties;
    }

    /// <summary>The attributes of that name.</summary>
    public IEnumerable<AttributeData> All(string metadataName) =>
        HasAttribute(metadataName) ? _attributes.Where(attribute => attribute.AttributeClass.Is(metadataName)) : [];

    /// <summary>The first attribute of that name.</summary>
    public AttributeData? First(string metadataName)
    {
        foreach (var attribute in _attributes)
            if (attribute.AttributeClass.Is(metadataName))
                return attribute;
        return null;
    }

    public bool HasAttribute(string metadataName) => First(metadataName) is not null;

    /// <summary>Where an attribute stands on this property, wherever else one is written alike.</summary>
    public Location LocationOf(AttributeData attribute) => SyntaxOf(attribute)?.GetLocation() ?? NameLocation;

    /// <summary>Where an attribute's argument stands.</summary>
    public Location ArgumentLocation(AttributeData attribute, int index) => SyntaxOf(attribute).ArgumentLocation(index);

    private AttributeSyntax? SyntaxOf(AttributeData attribute) => _isShared
        ? _syntax!.AttributeLists.SelectMany(list => list.Attributes).ElementAt(_attributes.IndexOf(attribute))
        : attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
}
