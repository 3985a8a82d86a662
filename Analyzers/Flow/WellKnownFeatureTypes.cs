using System.Collections.Concurrent;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>The runtime's feature types, where other types keep a negotiated set, and what is made for one.</summary>
internal sealed class WellKnownFeatureTypes
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ISymbol?> _storages = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _views = new(SymbolEqualityComparer.Default);

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

    /// <summary>
    /// Whether a type is a view, or a queue, or the layout that both have: it belongs to the negotiated set that it was made for.
    /// </summary>
    public bool IsView(ITypeSymbol? type) => type is INamedTypeSymbol named && _views.GetOrAdd(named.OriginalDefinition, FindView);

    /// <summary>Whether a subject is a negotiated set, or what has one; not a view or queue that somebody else made.</summary>
    public bool IsFollowed(Subject? subject) => subject?.Symbol switch
    {
        ILocalSymbol local => !IsView(local.Type),
        IParameterSymbol parameter => !IsView(parameter.Type),
        IFieldSymbol field => !IsView(field.Type),
        IPropertySymbol property => !IsView(property.Type),
        _ => false,
    };

    private bool FindView(INamedTypeSymbol type) =>
        (type.ContainingNamespace?.ToDisplayString(), type.Name) is ("LayoutGen.Layouts", "LayoutSelection")
            or ("LayoutGen.Queues", "DriverQueue" or "DeviceQueue")
        || type.HasAttribute(KnownNames.VirtioHeader)
        || type.HasAttribute(KnownNames.VirtioPacket)
        || type.HasAttribute(KnownNames.VirtioConfiguration)
        || IsView(type.ContainingType);

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
