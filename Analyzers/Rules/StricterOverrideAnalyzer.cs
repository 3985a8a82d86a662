using System.Collections.Immutable;
using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2042: an override or implementation asks for no more than what it stands for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StricterOverrideAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG2042";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "An override or implementation asks for more",
        "'{0}' requires {1}, and callers of '{2}' are not asked for that; require it there too, or test the features in the body",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A caller sees the contract of the member that it names, not of the one that runs.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterSymbolAction(symbol => Compare(symbol, contracts), SymbolKind.Method, SymbolKind.Property);

    private static void Compare(SymbolAnalysisContext context, Contracts contracts)
    {
        var member = context.Symbol;
        var parameters = ParametersOf(member);
        if (!AsksForSomething(member, contracts) && !parameters.Any(parameter => AsksForSomething(parameter, contracts)))
            return;
        foreach (var declaration in Declarations(member, contracts))
        {
            var pairs = parameters.Zip<ISymbol, ISymbol, (ISymbol, ISymbol)>(ParametersOf(declaration), (own, other) => (own, other));
            foreach (var (own, other) in pairs.Prepend((member, declaration)))
                if (contracts.Of(own).Requires is { } requirement && !IsAsked(requirement, other, contracts))
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rule,
                        own.Locations[0],
                        own.Name,
                        requirement.Describe(),
                        $"{declaration.ContainingType.Name}.{declaration.Name}"));
        }
    }

    private static IEnumerable<ISymbol> Declarations(ISymbol member, Contracts contracts)
    {
        var type = member.ContainingType;
        var implemented = type.TypeKind == TypeKind.Interface
            ? []
            : type.AllInterfaces.SelectMany(declared => declared.GetMembers())
                .Where(declaration => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declaration), member));
        return contracts.BasesOf(member).Union(implemented, SymbolEqualityComparer.Default);
    }

    private static bool AsksForSomething(ISymbol symbol, Contracts contracts) => contracts.Of(symbol).Requires is not null;

    private static bool IsAsked(Condition requirement, ISymbol declaration, Contracts contracts) =>
        contracts.Of(declaration).Requires is { } asked && asked.Cases.Proves(requirement);

    private static ImmutableArray<IParameterSymbol> ParametersOf(ISymbol member) => (member as IMethodSymbol)?.Parameters ?? [];
}
