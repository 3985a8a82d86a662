using System.Collections.Immutable;
using System.Globalization;
using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads what headers and configurations have in common: fields, from source or from a referenced assembly.</summary>
internal static class StructureParser
{
    public static HeaderDeclaration Parse(
        INamedTypeSymbol type,
        string attribute,
        IReadOnlyList<string> reserved,
        ImmutableArray<INamedTypeSymbol> within,
        List<DeclarationProblem> problems)
    {
        problems.AddRange(TypeNameParser.Check(type));
        var all = DeclaredProperty.Of(type);
        var properties = Fields(all);
        var bits = all.FindAll(property => property.HasAttribute(KnownNames.Bits));
        problems.AddRange(bits.Select(property => CompletionCheck.OfBits(property, reserved)).OfType<DeclarationProblem>());
        problems.AddRange(bits.SelectMany(AttributeCheck.OfBits));
        within = within.Add(type);
        List<FieldDeclaration> fields = [];
        foreach (var property in properties)
            if (ParseField(property, properties, reserved, within, problems) is { } field)
                fields.Add(field);
        var conditions = properties.FindAll(property => !property.Attributes.IsEmpty)
            .SelectMany(property => property.All(KnownNames.When).Concat(property.All(KnownNames.WhenNot)))
            .SelectMany(ConditionParser.Members);
        var structure = new HeaderDeclaration(
            TypeNameParser.Parse(type),
            fields.ToEquatableArray(),
            BitFieldParser.Parse(bits, fields, problems).ToEquatableArray(),
            FeatureEnumParser.Requirements(conditions).ToEquatableArray());
        if (fields.Count == properties.Count)
        {
            UnionCheck.Check(structure, properties, problems);
            TailParser.Check(structure, properties, problems);
            CheckSize(type, attribute, structure, problems);
        }

        return structure;
    }

    /// <summary>
    /// Before generation a field is a partial property; afterwards, which is how another project sees it, what the generator marked with
    /// its offset. Neither metadata nor the symbols of a retargeted project know what was partial.
    /// </summary>
    public static IReadOnlyList<DeclaredProperty> Fields(INamedTypeSymbol type) => Fields(DeclaredProperty.Of(type));

    public static int Offset(DeclaredProperty property) => Convert.ToInt32(
        property.First(KnownNames.WireOffset)!.ConstructorArguments[0].Value, CultureInfo.InvariantCulture);

    private static List<DeclaredProperty> Fields(List<DeclaredProperty> properties)
    {
        var generated = properties.FindAll(property => property.HasAttribute(KnownNames.WireOffset));
        return generated.Count > 0
            ? [.. generated.OrderBy(Offset)]
            : properties.FindAll(property => property.Symbol.IsPartialDefinition && !property.HasAttribute(KnownNames.Bits));
    }

    private static FieldDeclaration? ParseField(
        DeclaredProperty property,
        List<DeclaredProperty> fields,
        IReadOnlyList<string> reserved,
        ImmutableArray<INamedTypeSymbol> within,
        List<DeclarationProblem> problems)
    {
        var condition = ConditionParser.Parse(property, problems);
        var wire = WireFormParser.Parse(property, within, problems);
        if (CompletionCheck.OfField(property, wire, reserved) is { } problem)
            problems.Add(problem);
        problems.AddRange(AttributeCheck.OfField(property, wire));
        return wire is null
            ? null
            : new(
                property.Name,
                wire,
                condition,
                property.Accessibility,
                property.HasSetter,
                property.Documentation,
                property.HasAttribute(KnownNames.Overlays),
                UnionCaseParser.Parse(property, fields, problems));
    }

    private static void CheckSize(
        INamedTypeSymbol type, string attributeName, HeaderDeclaration structure, List<DeclarationProblem> problems)
    {
        var attribute = type.Attributes(attributeName).First();
        var declared = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Size").Value.Value as int? ?? 0;
        var size = PlacedField.SizeOf(structure);
        if (declared != 0 && declared != size)
            problems.Add(new(ProblemKind.DeclaredSize, attribute.ArgumentLocation(0), type.Name, declared, size)
            {
                Replacement = size.ToString(CultureInfo.InvariantCulture),
            });
    }
}
