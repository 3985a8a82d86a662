using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Reads features, with what they imply, from constants of feature enums and from attributes that name them.</summary>
internal sealed class FeatureReader(INamedTypeSymbol requiresFeature)
{
    private readonly ConcurrentDictionary<(ISymbol EnumType, int Number), NamedFeature> _features = new();

    /// <summary>The feature of an enum's constant; null if the constant is no feature number.</summary>
    public NamedFeature? Read(ITypeSymbol? type, object? constant) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType && NumberOf(constant) is { } number
            ? _features.GetOrAdd((enumType, number), _ => Read(enumType, number, []))
            : null;

    /// <summary>The condition that a symbol's attributes of one type state; null if it has none.</summary>
    public Condition? ReadCondition(ISymbol symbol, INamedTypeSymbol attributeType) => ReadCondition(symbol, attributeType, []);

    private Condition? ReadCondition(ISymbol symbol, INamedTypeSymbol attributeType, ImmutableHashSet<int> visited)
    {
        var alternatives = symbol.GetAttributes()
            .Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeType))
            .Select(attribute => ReadAll(attribute, visited))
            .Where(all => !all.IsEmpty)
            .ToImmutableArray();
        return alternatives.IsEmpty ? null : new(alternatives);
    }

    private ImmutableArray<NamedFeature> ReadAll(AttributeData attribute, ImmutableHashSet<int> visited) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } features]
            ? [.. features.Values.Select(feature => Read(feature, visited)).OfType<NamedFeature>()]
            : [];

    private NamedFeature? Read(TypedConstant constant, ImmutableHashSet<int> visited) =>
        constant is { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol enumType } && NumberOf(constant.Value) is { } number
            ? Read(enumType, number, visited)
            : null;

    private NamedFeature Read(INamedTypeSymbol enumType, int number, ImmutableHashSet<int> visited)
    {
        var member = enumType.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.HasConstantValue && NumberOf(field.ConstantValue) == number);
        var implied = FeatureCases.WithOn(FeatureMask.Bit(number));
        // A feature that was visited requires itself in a circle, which is another rule's business.
        if (member is not null && !visited.Contains(number) && ReadCondition(member, requiresFeature, visited.Add(number)) is { } required)
            implied = implied.And(required.Cases);
        return new($"{enumType.Name}.{member?.Name ?? number.ToString(CultureInfo.InvariantCulture)}", number, implied);
    }

    private static int? NumberOf(object? constant) => constant switch
    {
        sbyte or byte or short or ushort or int or uint or long
            when Convert.ToInt64(constant, CultureInfo.InvariantCulture) is >= 0 and < FeatureMask.Capacity and var number => (int)number,
        ulong number and < FeatureMask.Capacity => (int)number,
        _ => null,
    };
}
