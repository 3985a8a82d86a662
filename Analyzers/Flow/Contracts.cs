using System.Collections.Concurrent;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What members ask of their callers and what they prove, as their attributes say.</summary>
internal sealed class Contracts
{
    private readonly ConcurrentDictionary<ISymbol, Condition?> _required = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Condition?> _proven = new(SymbolEqualityComparer.Default);

    private Contracts(WellKnownFeatureTypes types)
    {
        Types = types;
        FreeFramingGuard = types.Negotiated.GetMembers(KnownNames.HasFreeFraming).FirstOrDefault();
        FreeFraming = FreeFramingGuard is null ? null : ProvenBy(FreeFramingGuard);
    }

    public WellKnownFeatureTypes Types { get; }

    /// <summary>The member whose attributes define free framing (virtio 1.4, 2.7.4 and 2.7.4.3).</summary>
    public ISymbol? FreeFramingGuard { get; }

    /// <summary>The gate for merged framing.</summary>
    public Condition? FreeFraming { get; }

    /// <summary>The contracts that a compilation can see; null if it does not know the runtime library.</summary>
    public static Contracts? From(Compilation compilation) =>
        WellKnownFeatureTypes.From(compilation) is { } types ? new(types) : null;

    /// <summary>What must be negotiated before a member may be used; null if nothing.</summary>
    public Condition? RequiredBy(ISymbol member) => member is IFieldSymbol
        ? null
        : _required.GetOrAdd(member.OriginalDefinition, symbol => Read(symbol, KnownNames.RequiresFeature));

    /// <summary>What is negotiated where a boolean member is true; null if it proves nothing.</summary>
    public Condition? ProvenBy(ISymbol member) => TypeOf(member)?.SpecialType == SpecialType.System_Boolean
        ? _proven.GetOrAdd(member.OriginalDefinition, symbol => Read(symbol, KnownNames.GuardsFeature))
        : null;

    /// <summary>What the contract of a member gives to its body.</summary>
    public FeatureCases GivenTo(ISymbol member) => RequiredBy(Declared(member))?.Cases ?? FeatureCases.Any;

    /// <summary>The property of an accessor; any other member itself.</summary>
    public static ISymbol Declared(ISymbol member) =>
        member is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } ? property : member;

    private static Condition? Read(ISymbol member, string attributeName)
    {
        for (var declaration = member; declaration is not null; declaration = Overridden(declaration))
            if (FeatureReader.ReadCondition(declaration, attributeName) is { } condition)
                return condition;
        return null;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };
}
