using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>The sizes of a header with every feature set that can be negotiated.</summary>
internal sealed class HeaderSizes
{
    private readonly List<(FeatureMask Set, int Size)> _sizes;
    private readonly FeatureSets _sets;

    private HeaderSizes(INamedTypeSymbol header, HeaderDeclaration declaration)
    {
        Header = header;
        _sets = new([declaration]);
        var placed = PlacedField.Place(declaration);
        _sizes = [.. _sets.All.Select(set => (set, placed.Where(one => one.Field.Condition.Holds(set)).Max(one => one.End)))];
    }

    public INamedTypeSymbol Header { get; }

    /// <summary>The shortest header that depends on one of some features, and has both of two sizes; null if none does.</summary>
    public static HeaderSizes? Where(WellKnownFeatureTypes types, IReadOnlyList<IFieldSymbol> features, long size, long otherSize) =>
        size == otherSize
            ? null
            : HeadersIn(features.Select(feature => feature.ContainingNamespace), types)
                .Where(header => DependsOn(header.Type, features))
                .Select(header => new HeaderSizes(header.Type, header.Declaration))
                .FirstOrDefault(sizes => sizes.Has(size) && sizes.Has(otherSize));

    /// <summary>
    /// The headers in some namespaces, and those of the standard devices; the shorter first, since a longer one may repeat its fields.
    /// </summary>
    public static IEnumerable<(INamedTypeSymbol Type, HeaderDeclaration Declaration)> HeadersIn(
        IEnumerable<INamespaceSymbol> namespaces, WellKnownFeatureTypes types) => namespaces
        .Concat(types.Negotiated.ContainingNamespace.GetNamespaceMembers().Where(inner => inner.Name == "Devices"))
        .Distinct<INamespaceSymbol>(SymbolEqualityComparer.Default)
        .SelectMany(space => space.GetTypeMembers())
        .Where(type => type.HasAttribute(KnownNames.VirtioHeader))
        .Select(type => (Type: type, Declaration: HeaderParser.Parse(type)!))
        .Where(header => header.Declaration is not null)
        .OrderBy(header => header.Declaration.Fields.Count);

    /// <summary>The smallest set without some features that gives a larger size.</summary>
    public (string Set, int Size)? Counterexample(FeatureMask off, long size)
    {
        var larger = _sizes.Where(one => (one.Set & off).IsEmpty && one.Size > size).OrderBy(one => one.Size).ToList();
        return larger.Count == 0 ? null : (_sets.Describe([larger[0].Set]), larger[0].Size);
    }

    private bool Has(long size) => _sizes.Exists(one => one.Size == size);

    private static bool DependsOn(INamedTypeSymbol header, IReadOnlyList<IFieldSymbol> features) => header.GetMembers()
        .SelectMany(field => field.Attributes(KnownNames.When))
        .SelectMany(ConditionParser.Members)
        .Any(condition => features.Contains(condition, SymbolEqualityComparer.Default));
}
