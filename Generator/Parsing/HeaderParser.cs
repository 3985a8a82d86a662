using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads headers, from source or from a referenced assembly.</summary>
internal static class HeaderParser
{
    /// <summary>What has been read, because the packets of a header ask for it again.</summary>
    private static readonly ConditionalWeakTable<INamedTypeSymbol, StrongBox<HeaderDeclaration?>> s_parsed = new();

    public static HeaderDeclaration? Parse(INamedTypeSymbol type) => s_parsed.GetValue(type, static type => new(Parse(type, []))).Value;

    public static HeaderDeclaration? Parse(INamedTypeSymbol type, List<DeclarationProblem> problems) => Parse(type, problems, []);

    /// <summary>Reads a header inside others.</summary>
    public static HeaderDeclaration? Parse(INamedTypeSymbol type, List<DeclarationProblem> problems, ImmutableArray<INamedTypeSymbol> within)
    {
        var header = StructureParser.Parse(type, KnownNames.VirtioHeader, ReservedNames.OfHeader, within, problems);
        if (!header.Fields.Any(field => field.Condition.IsAlways))
            problems.Add(new(ProblemKind.NothingDeclared, type.NameLocation(), type.Name, "a field that always exists"));
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
        && !(PlacedField.Place(header).Select(placed => placed.Offset).SequenceEqual(StructureParser.Fields(type).Select(StructureParser.Offset))
            && type.GetMembers("MaximumSize").OfType<IFieldSymbol>().Any(maximum =>
                Equals(maximum.ConstantValue, LayoutSolver.Solve(header).Max(layout => layout.Size))));
}
