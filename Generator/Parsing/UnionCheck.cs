using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Finds conditions that no feature set meets, and unions of which nobody knows which member is meant.</summary>
internal static class UnionCheck
{
    public static void Check(HeaderDeclaration structure, IReadOnlyList<DeclaredProperty> properties, List<DeclarationProblem> problems)
    {
        var start = 0;
        for (var index = 0; index < properties.Count; index++)
        {
            var field = structure.Fields[index];
            // Requirements alone never forbid: with every feature they are met.
            if (field.Condition.None.Count > 0 && !CanExist(structure, field))
                problems.Add(new(
                    ProblemKind.ImpossibleCondition,
                    properties[index].ArgumentLocation(properties[index].First(KnownNames.WhenNot)!, 0),
                    field.Name,
                    field.Condition.Display));
            if (!field.Overlays)
                start = index;
            else if (index == 0)
                Report("no field lies before it");
            else if (field.Case is null && structure.Fields.Skip(start).Take(index - start).FirstOrDefault(other => CanExist(structure, field, other)) is { } other)
                Report($"it can exist together with '{other.Name}', and no [Case] says which of them is meant");

            void Report(string reason) => problems.Add(new(ProblemKind.NoSelector, properties[index].NameLocation, field.Name, reason));
        }
    }

    /// <summary>Whether some features can be negotiated with which all of some fields exist; with more than can be told apart, it is said so elsewhere.</summary>
    private static bool CanExist(HeaderDeclaration structure, params FieldDeclaration[] fields)
    {
        var part = structure with { Fields = fields.ToEquatableArray() };
        return FeatureSets.DistinctFeatures([part]).Count > FeatureSets.MaximumFeatures
            || new FeatureSets([part]).All.Any(set => fields.All(field => field.Condition.Holds(set)));
    }
}
