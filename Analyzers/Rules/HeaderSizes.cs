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

    /// <summary>The header that depends on one of some features, and has both of two sizes; null if none or several do.</summary>
    public static HeaderSizes? Where(WellKnownFeatureTypes types, IReadOnlyList<IFieldSymbol> features, long size, long otherSize)
    {
        var found = HeadersIn(features.Select(feature => feature.ContainingNamespace), types)
            .Where(type => size != otherSize && DependsOn(type, features))
            .Select(type => HeaderParser.Parse(type) is { } declaration ? new HeaderSizes(type, declaration) : null)
            .Where(sizes => sizes is not null && sizes.Has(size) && sizes.Has(otherSize))
            .ToList();
        return found is [var one] ? one : null;
    }

    /// <summary>The headers in some namespaces, and those of the standard devices.</summary>
    public static IEnumerable<INamedTypeSymbol> HeadersIn(
        IEnumerable<INamespaceSymbol> namespaces, WellKnownFeatureTypes types) => namespaces
        .Concat(types.Negotiated.ContainingNamespace.GetNamespaceMembers().Where(inner => inner.Name == "Devices"))
        .Distinct<INamespaceSymbol>(SymbolEqualityComparer.Default)
        .SelectMany(space => space.GetTypeMembers())
        .Where(type => type.HasAttribute(KnownNames.VirtioHeader));

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
