using System.Collections.Immutable;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Asks callers for the proof that members require, and reports under the rule that watches over the requirement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequirementAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<RequirementRule> Rules =
        [new ConditionalFieldRule(), new ConfigurationFieldRule(), new MergedFramingRule(), new CapabilityRule()];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.Select(rule => rule.Descriptor)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (Contracts.From(start.Compilation) is { } contracts)
                start.RegisterOperationBlockStartAction(block => Watch(block, contracts));
        });
    }

    /// <summary>The rule that watches over a requirement, if any.</summary>
    internal static RequirementRule? RuleFor(ISymbol member, Condition requirement, Contracts contracts) =>
        Rules.FirstOrDefault(rule => rule.Covers(member, requirement, contracts));

    private static void Watch(OperationBlockStartAnalysisContext context, Contracts contracts)
    {
        // Most bodies use nothing that requires anything, and are not looked at any further.
        var candidates = new RequiredFeatures();
        context.RegisterOperationAction(
            operation =>
            {
                if (MemberUse.Of(operation.Operation) is { } use)
                    foreach (var (symbol, requirement) in contracts.RequirementsOf(use))
                        if (RuleFor(symbol, requirement, contracts) is not null)
                            candidates.Add(requirement);
            },
            OperationKind.Invocation,
            OperationKind.ObjectCreation,
            OperationKind.PropertyReference,
            OperationKind.MethodReference);
        context.RegisterOperationBlockEndAction(end =>
        {
            if (candidates.All is not { } relevant)
                return;
            var reporter = new RequirementReporter(contracts, end.ReportDiagnostic);
            foreach (var graph in end.OperationBlocks.Select(end.GetControlFlowGraph).Distinct())
                FlowAnalysis.Run(graph, end.OwningSymbol, contracts, relevant, reporter);
            reporter.Report();
        });
    }
}
