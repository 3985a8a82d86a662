using System.Collections.Concurrent;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>The runtime's feature types, and where other types keep a negotiated set.</summary>
internal sealed class WellKnownFeatureTypes
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ISymbol?> _storages = new(SymbolEqualityComparer.Default);

    private WellKnownFeatureTypes(INamedTypeSymbol negotiated, INamedTypeSymbol set)
    {
        Negotiated = negotiated;
        Set = set;
    }

    /// <summary>The negotiated features: the only ones that prove anything.</summary>
    public INamedTypeSymbol Negotiated { get; }

    /// <summary>A plain set of features, which proves something only as the bits of a negotiated one.</summary>
    public INamedTypeSymbol Set { get; }

    public static WellKnownFeatureTypes? From(Compilation compilation) =>
        compilation.GetTypeByMetadataName(KnownNames.NegotiatedFeatures) is { } negotiated
        && compilation.GetTypeByMetadataName(KnownNames.FeatureSet) is { } set
            ? new(negotiated, set)
            : null;

    public bool IsNegotiated(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(Underlying(type), Negotiated);

    public bool IsSet(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Set);

    /// <summary>The one member in which a type keeps its negotiated set; null if it has none, or several.</summary>
    public ISymbol? StorageOf(INamedTypeSymbol type) => _storages.GetOrAdd(type, FindStorage);

    private ISymbol? FindStorage(INamedTypeSymbol type)
    {
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => IsNegotiated(field.Type)).ToList();
        // Another assembly's private fields cannot be seen: there the one property stands for its storage.
        var properties = type.GetMembers().OfType<IPropertySymbol>().Where(property => IsNegotiated(property.Type)).ToList();
        return (fields, properties) switch
        {
            ([var field], _) => field,
            ([], [var property]) => property,
            _ => null,
        };
    }

    private static ITypeSymbol? Underlying(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
        TypeArguments: [var value],
    } ? value : type;
}
