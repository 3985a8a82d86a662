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
        if (configuration.Tail is { } tail)
            problems.Add(new(ProblemKind.Tail, type.NameLocation(), tail.Name, "a configuration has its fields and nothing behind them"));
        return problems.Count == 0 ? configuration : null;
    }
}
