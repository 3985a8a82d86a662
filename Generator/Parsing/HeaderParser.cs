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
        CheckCount(type, [header], problems);
        return problems.Count == 0 ? header : null;
    }

    /// <summary>Whether there are more features, conditional fields or layouts than can be told apart.</summary>
    public static void CheckCount(INamedTypeSymbol type, IReadOnlyList<HeaderDeclaration> headers, List<DeclarationProblem> problems)
    {
        var features = FeatureSets.DistinctFeatures(headers).Count;
        if (IsTooMany(features, FeatureSets.MaximumFeatures, "features in its conditions")
            || IsTooMany(headers.Sum(header => LayoutSolver.ConditionalFields(header).Count()), FeatureSets.MaximumBits, "conditional fields"))
            return;
        // Parsing runs at every edit: layouts are solved here only where there are features enough for too many.
        if (1 << features > FeatureSets.MaximumBits)
            IsTooMany(LayoutSolver.Solve(headers).Count, FeatureSets.MaximumBits, "layouts");

        bool IsTooMany(int count, int maximum, string what)
        {
            if (count > maximum)
                problems.Add(new(ProblemKind.TooManyFeatures, type.NameLocation(), type.Name, $"{count} {what}", maximum));
            return count > maximum;
        }
    }

    /// <summary>Whether a header of another assembly has fields that cannot be seen from here: then its sizes do not add up.</summary>
    public static bool HidesFields(INamedTypeSymbol type, HeaderDeclaration header) =>
        type.DeclaringSyntaxReferences.IsEmpty
        && !(PlacedField.Place(header).Select(placed => placed.Offset).SequenceEqual(Fields(type).Select(Offset))
            && type.GetMembers("MaximumSize").OfType<IFieldSymbol>().Any(maximum =>
                Equals(maximum.ConstantValue, LayoutSolver.Solve(header).Max(layout => layout.Size))));

    /// <summary>
    /// Before generation a field is a partial property; afterwards, which is how another project sees it, what the generator marked with
    /// its offset. Neither metadata nor the symbols of a retargeted project know what was partial.
    /// </summary>
    private static IEnumerable<IPropertySymbol> Fields(INamedTypeSymbol type)
    {
        var properties = type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic).ToList();
        var generated = properties.Where(property => property.HasAttribute(KnownNames.WireOffset)).OrderBy(Offset).ToList();
        return generated.Count > 0 ? generated : properties.Where(property => property.IsPartialDefinition);
    }

    private static int Offset(IPropertySymbol property) => Convert.ToInt32(
        property.Attributes(KnownNames.WireOffset).First().ConstructorArguments[0].Value, CultureInfo.InvariantCulture);

    private static FieldDeclaration? ParseField(IPropertySymbol property, List<DeclarationProblem> problems)
    {
        var condition = ConditionParser.Parse(property, KnownNames.When, problems);
        if (CompletionCheck.OfField(property, ReservedNames.OfHeader) is { } problem)
            problems.Add(problem);
        if (WireTypeParser.Parse(property.Type) is { } wire)
            return new(
                property.Name, wire, condition, property.DeclaredAccessibility.Keyword(), property.SetMethod is not null, property.DocumentationText());
        problems.Add(new(ProblemKind.NoWireForm, property.TypeLocation(), property.Name, property.Type.ToDisplayString()));
        return null;
    }
}
