using System.Collections.Immutable;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads conditions: an attribute names features that must all be there, several attributes are alternatives.</summary>
internal static class ConditionParser
{
    public static Condition Parse(ISymbol symbol, string attributeName, List<DeclarationProblem>? problems = null) =>
        Parse(symbol.Attributes(attributeName), SymbolExtensions.ArgumentLocation, problems);

    /// <summary>The condition of a property, which exists with some features and does not with others.</summary>
    public static Condition Parse(DeclaredProperty property, List<DeclarationProblem> problems)
    {
        if (property.Attributes.IsEmpty)
            return Condition.Always;
        var condition = Parse(property.All(KnownNames.When), property.ArgumentLocation, problems);
        return property.HasAttribute(KnownNames.WhenNot)
            ? condition with
            {
                None = property.All(KnownNames.WhenNot)
                    .SelectMany(attribute => ParseFeatures(attribute, property.ArgumentLocation, problems))
                    .ToEquatableArray(),
            }
            : condition;
    }

    /// <summary>The members of feature enums that an attribute names, each with its place in the source.</summary>
    public static IEnumerable<(IFieldSymbol Member, Location Location)> PlacedMembers(AttributeData attribute) =>
        from argument in Arguments(attribute).Select((value, index) => (Member: Member(value), Index: index))
        where argument.Member is not null
        select (argument.Member!, attribute.ArgumentLocation(attribute.ConstructorArguments.Length - 1 + argument.Index));

    /// <summary>The features that an attribute names, after whatever else it says.</summary>
    public static IEnumerable<FeatureReference> ParseFeatures(
        AttributeData attribute, Func<AttributeData, int, Location> locate, List<DeclarationProblem>? problems)
    {
        var arguments = Arguments(attribute);
        for (var index = 0; index < arguments.Length; index++)
        {
            if (Member(arguments[index]) is { } member)
                yield return FeatureSymbol.Of(member).Reference;
            else
                problems?.Add(new(
                    ProblemKind.UnknownFeature, locate(attribute, attribute.ConstructorArguments.Length - 1 + index), arguments[index].ToCSharpString()));
        }
    }

    /// <summary>The members of feature enums that an attribute names.</summary>
    public static IEnumerable<IFieldSymbol> Members(AttributeData attribute) =>
        Arguments(attribute).Select(Member).OfType<IFieldSymbol>();

    /// <summary>The member of a feature enum that has a value; null if there is none.</summary>
    public static IFieldSymbol? Member(ITypeSymbol? type, object? value) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Enum } features && value is not null ? FeatureMembers.Of(features).Find(value) : null;

    private static Condition Parse(
        IEnumerable<AttributeData> attributes, Func<AttributeData, int, Location> locate, List<DeclarationProblem>? problems)
    {
        var alternatives = attributes
            .Select(attribute => ParseFeatures(attribute, locate, problems).ToEquatableArray())
            .Where(features => features.Count > 0)
            .ToEquatableArray();
        return alternatives.Count == 0 ? Condition.Always : new(alternatives);
    }

    private static ImmutableArray<TypedConstant> Arguments(AttributeData attribute) =>
        attribute.ConstructorArguments is [.., { Kind: TypedConstantKind.Array, IsNull: false } features] ? features.Values : [];

    private static IFieldSymbol? Member(TypedConstant argument) =>
        argument.Kind == TypedConstantKind.Enum ? Member(argument.Type, argument.Value) : null;
}
