using System.Collections.Immutable;
using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2040: a guard is true only where what it claims is proven.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GuardBodyAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG2040";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A guard's body does not imply what it claims",
        "'{0}' claims {1} where it is true, but its body can return true without that; test the features in the body, or drop the claim",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The analyzers believe a guard, so its body has to be what its attributes say.",
        HelpLink.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (Contracts.From(start.Compilation) is { } contracts)
                start.RegisterOperationBlockAction(block => Verify(block, contracts));
        });
    }

    private static void Verify(OperationBlockAnalysisContext context, Contracts contracts)
    {
        var guard = Contracts.Declared(context.OwningSymbol);
        if (contracts.ProvenBy(guard) is not { } claim || context.OwningSymbol is not IMethodSymbol)
            return;
        foreach (var graph in context.OperationBlocks.Select(context.GetControlFlowGraph).Distinct())
        {
            var returns = new ReturnedClaim(claim);
            FlowAnalysis.Run(graph, context.OwningSymbol, contracts, claim.Features, returns);
            if (!returns.IsImplied)
                context.ReportDiagnostic(Diagnostic.Create(Rule, guard.Locations[0], guard.Name, claim.Describe()));
        }
    }
}
