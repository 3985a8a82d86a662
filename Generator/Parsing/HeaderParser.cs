using System.Globalization;
using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads headers, from source or from a referenced assembly.</summary>
internal static class HeaderParser
{
    public static HeaderDeclaration? Parse(INamedTypeSymbol type, List<DeclarationProblem>? problems = null)
    {
        problems ??= [];
        problems.AddRange(TypeNameParser.Check(type));

        var properties = Fields(type).ToList();
        var fields = properties.Select(property => ParseField(property, problems)).OfType<FieldDeclaration>().ToEquatableArray();
        if (!fields.Any(field => field.Condition.IsAlways))
            problems.Add(new(ProblemKind.NothingDeclared, type.NameLocation(), type.Name, "a field that always exists"));

        var conditions = properties.SelectMany(property => property.Attributes(KnownNames.When)).SelectMany(ConditionParser.Members);
        var header = new HeaderDeclaration(
            TypeNameParser.Parse(type), fields, FeatureEnumParser.Requirements(conditions).ToEquatableArray());
        CheckFeatureCount(type, [header], problems);
        return problems.Count == 0 ? header : null;
    }

    public static void CheckFeatureCount(INamedTypeSymbol type, IReadOnlyList<HeaderDeclaration> headers, List<DeclarationProblem> problems)
    {
        var count = FeatureSets.DistinctFeatures(headers).Count;
        if (count > FeatureSets.MaximumFeatures)
            problems.Add(new(ProblemKind.TooManyFeatures, type.NameLocation(), type.Name, count, FeatureSets.MaximumFeatures));
    }

    /// <summary>In source a field is a partial property; in metadata it is what the generator once marked with its offset.</summary>
    private static IEnumerable<IPropertySymbol> Fields(INamedTypeSymbol type)
    {
        var properties = type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic);
        return type.DeclaringSyntaxReferences.IsEmpty
            ? properties.Where(property => property.HasAttribute(KnownNames.WireOffset)).OrderBy(Offset)
            : properties.Where(property => property.IsPartialDefinition);
    }

    private static int Offset(IPropertySymbol property) => Convert.ToInt32(
        property.Attributes(KnownNames.WireOffset).First().ConstructorArguments[0].Value, CultureInfo.InvariantCulture);

    private static FieldDeclaration? ParseField(IPropertySymbol property, List<DeclarationProblem> problems)
    {
        var condition = ConditionParser.Parse(property, KnownNames.When, problems);
        if (WireTypeParser.Parse(property.Type) is { } wire)
            return new(
                property.Name, wire, condition, property.DeclaredAccessibility.Keyword(), property.SetMethod is not null, property.DocumentationText());
        problems.Add(new(ProblemKind.NoWireForm, property.TypeLocation(), property.Name, property.Type.ToDisplayString()));
        return null;
    }
}
