using System.Collections.Concurrent;
using System.Collections.Immutable;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What members, parameters and types ask of their users and what they prove, as their attributes say.</summary>
internal sealed class Contracts
{
    private readonly ConcurrentDictionary<ISymbol, Contract> _contracts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Contract> _results = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _interfaces = new(SymbolEqualityComparer.Default);

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

    /// <summary>What a member, parameter or type says, or what it overrides.</summary>
    public Contract Of(ISymbol symbol) => _contracts.GetOrAdd(symbol.OriginalDefinition, Read);

    /// <summary>What a method says of its return value.</summary>
    public Contract OfResult(IMethodSymbol method) =>
        _results.GetOrAdd(method.OriginalDefinition, symbol => Contract.Read(((IMethodSymbol)symbol).GetReturnTypeAttributes()));

    /// <summary>
    /// What must be negotiated before a member or parameter may be used; null if nothing. A type's requirement is one of its constructors
    /// and static members: whoever has an object has the proof.
    /// </summary>
    public Condition? RequiredBy(ISymbol member)
    {
        if (member is IFieldSymbol)
            return null;
        if (Of(member).Requires is { } own)
            return own;
        var isOfType = member is IMethodSymbol { MethodKind: MethodKind.Constructor }
            or { IsStatic: true, Kind: SymbolKind.Property }
            or IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary };
        return isOfType && member.ContainingType is { } type ? Of(type).Requires : null;
    }

    /// <summary>What the use of a member must prove: for the member itself, and for the parameters that it is given arguments for.</summary>
    public IEnumerable<(ISymbol Symbol, Condition Requirement)> RequirementsOf(MemberUse use)
    {
        if (RequiredBy(use.Member) is { } own)
            yield return (use.Member, own);
        foreach (var argument in use.Arguments)
            if (argument.Parameter is { } parameter && RequiredBy(parameter) is { } asked)
                yield return (parameter, asked);
    }

    /// <summary>What is negotiated where a boolean member, or the method of a parameter, is true; null if it proves nothing.</summary>
    public Condition? ProvenBy(ISymbol member) => IsBoolean(member) ? Of(member).Guards : null;

    /// <summary>What the result of a member, or of the method of a parameter, tells; null if nothing.</summary>
    public Contract? TestOf(ISymbol member) => IsBoolean(member) && Of(member) is { IsTest: true } contract ? contract : null;

    /// <summary>Facts, and what the contracts of a member, its parameters and its types give to its body.</summary>
    public Facts GivenTo(ISymbol member, Facts facts)
    {
        for (var declaration = Declared(member); declaration is not null and not INamespaceSymbol; declaration = declaration.ContainingSymbol)
            if (declaration is not IFieldSymbol && Of(declaration).Requires is { } required)
                facts = facts.AndAmbient(required.Cases);
        foreach (var parameter in (member as IMethodSymbol)?.Parameters ?? [])
            if (Of(parameter).Requires is { } required)
                facts = facts.And(new(parameter), required.Cases);
        return facts;
    }

    /// <summary>The property of an accessor; any other member itself.</summary>
    public static ISymbol Declared(ISymbol member) =>
        member is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } ? property : member;

    /// <summary>What a member overrides, and what it implements of interfaces with contracts.</summary>
    public IEnumerable<ISymbol> BasesOf(ISymbol member)
    {
        if (Overridden(member) is { } overridden)
            yield return overridden;
        if (member is not (IMethodSymbol or IPropertySymbol) || member.ContainingType is not { TypeKind: not TypeKind.Interface } type)
            yield break;
        foreach (var declaration in type.AllInterfaces.Where(HasContracts).SelectMany(declared => declared.GetMembers()))
            if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declaration), member))
                yield return declaration;
    }

    private bool HasContracts(INamedTypeSymbol type) => _interfaces.GetOrAdd(type.OriginalDefinition, definition => ((INamedTypeSymbol)definition)
        .GetMembers()
        .SelectMany(member => ((member as IMethodSymbol)?.Parameters ?? []).Prepend<ISymbol>(member))
        .Any(symbol => Of(symbol) != Contract.None));

    private static Contract Read(ISymbol symbol)
    {
        var contract = Contract.Read(symbol.GetAttributes());
        return contract == Contract.None && Overridden(symbol) is { } overridden ? Read(overridden) : contract;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IParameterSymbol { ContainingSymbol: IMethodSymbol { OverriddenMethod: { } method }, Ordinal: var ordinal } =>
            method.Parameters[ordinal],
        _ => null,
    };

    private static bool IsBoolean(ISymbol member) => member switch
    {
        IParameterSymbol { ContainingSymbol: var method } => IsBoolean(method),
        IMethodSymbol method => method.ReturnType.SpecialType == SpecialType.System_Boolean,
        IPropertySymbol property => property.Type.SpecialType == SpecialType.System_Boolean,
        IFieldSymbol field => field.Type.SpecialType == SpecialType.System_Boolean,
        _ => false,
    };
}
