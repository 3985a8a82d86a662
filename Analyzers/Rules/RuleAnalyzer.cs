using System.Collections.Immutable;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Rules;

/// <summary>An analyzer of one rule, which looks at nothing where the runtime library is not referenced.</summary>
/// <param name="rule">The rule.</param>
public abstract class RuleAnalyzer(DiagnosticDescriptor rule) : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [rule];

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (Contracts.From(start.Compilation) is { } contracts)
                Start(start, contracts);
        });
    }

    private protected abstract void Start(CompilationStartAnalysisContext context, Contracts contracts);
}
