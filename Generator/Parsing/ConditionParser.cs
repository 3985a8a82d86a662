using System.Collections.Immutable;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads conditions: an attribute names features that must all be there, several attributes are alternatives.</summary>
internal static class ConditionParser
{
    public static Condition Parse(ISymbol symbol, string attributeName, List<DeclarationProblem>? problems = null)
    {
        if (!symbol.HasAttribute(attributeName))
            return Condition.Always;
        var alternatives = symbol.Attributes(attributeName)
            .Select(attribute => ParseFeatures(attribute, problems).ToEquatableArray())
            .Where(features => features.Count > 0)
            .ToEquatableArray();
        return alternatives.Count == 0 ? Condition.Always : new(alternatives);
    }

    /// <summary>All features that the attributes of one kind name.</summary>
    public static EquatableArray<FeatureReference> ParseAny(ISymbol symbol, string attributeName, List<DeclarationProblem> problems) =>
        symbol.Attributes(attributeName).SelectMany(attribute => ParseFeatures(attribute, problems)).ToEquatableArray();

    /// <summary>The members of feature enums that an attribute names, each with its place in the source.</summary>
    public static IEnumerable<(IFieldSymbol Member, Location Location)> PlacedMembers(AttributeData attribute) =>
        from argument in Arguments(attribute).Select((value, index) => (Member: Member(value), Index: index))
        where argument.Member is not null
        select (argument.Member!, attribute.ArgumentLocation(attribute.ConstructorArguments.Length - 1 + argument.Index));

    /// <summary>The features that an attribute names, after whatever else it says.</summary>
    public static IEnumerable<FeatureReference> ParseFeatures(AttributeData attribute, List<DeclarationProblem>? problems)
    {
        var arguments = Arguments(attribute);
        for (var index = 0; index < arguments.Length; index++)
        {
            if (Member(arguments[index]) is { } member)
                yield return FeatureSymbol.Of(member).Reference;
            else
                problems?.Add(new(ProblemKind.UnknownFeature, attribute.ArgumentLocation(attribute.ConstructorArguments.Length - 1 + index), arguments[index].ToCSharpString()));
        }
    }

    /// <summary>The members of feature enums that an attribute names.</summary>
    public static IEnumerable<IFieldSymbol> Members(AttributeData attribute) =>
        Arguments(attribute).Select(Member).OfType<IFieldSymbol>();

    /// <summary>The member of a feature enum that has a value; null if there is none.</summary>
    public static IFieldSymbol? Member(ITypeSymbol? type, object? value) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Enum } features && value is not null ? FeatureMembers.Of(features).Find(value) : null;

    private static ImmutableArray<TypedConstant> Arguments(AttributeData attribute) =>
        attribute.ConstructorArguments is [.., { Kind: TypedConstantKind.Array, IsNull: false } features] ? features.Values : [];

    private static IFieldSymbol? Member(TypedConstant argument) =>
        argument.Kind == TypedConstantKind.Enum ? Member(argument.Type, argument.Value) : null;
}
