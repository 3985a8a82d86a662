using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads configurations. They have one layout, however many features there are, so nothing is counted.</summary>
internal static class ConfigurationParser
{
    public static HeaderDeclaration? Parse(INamedTypeSymbol type, List<DeclarationProblem>? problems = null)
    {
        problems ??= [];
        var configuration = StructureParser.Parse(type, KnownNames.VirtioConfiguration, ReservedNames.OfConfiguration, [], problems);
        if (configuration.Fields.Count == 0)
            problems.Add(new(ProblemKind.NothingDeclared, type.NameLocation(), type.Name, "a field"));
        return problems.Count == 0 ? configuration : null;
    }
}
