using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3025: what is handed to the other side is shared memory, and is left alone until it comes back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsafeBufferAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3025";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A buffer that must not be handed over, or used after it was",
        "{0}",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "From the moment a buffer is available until it is used it belongs to the other side (virtio 1.4, 2.7.13.1).",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts)
    {
        context.RegisterOperationAction(
            operation =>
            {
                if (UnsharedMemory.Problem(operation.Operation) is var (place, problem))
                    operation.ReportDiagnostic(Diagnostic.Create(Rule, place.Syntax.GetLocation(), problem));
            },
            OperationKind.ObjectCreation,
            OperationKind.Invocation);
        context.RegisterOperationBlockAction(block =>
        {
            var calls = block.OperationBlocks.SelectMany(body => body.Descendants()).OfType<IInvocationOperation>();
            if (!calls.Any(call => Exposure.Of(call) is not null))
                return;
            foreach (var graph in block.OperationBlocks.Select(block.GetControlFlowGraph).Distinct())
                foreach (var use in new Exposure(graph).Uses())
                    block.ReportDiagnostic(Diagnostic.Create(
                        Rule,
                        use.Reference.Syntax.GetLocation(),
                        $"'{use.Reference.Syntax}' was handed over by '{use.Exposing}' before: it may belong to somebody else by now"));
        });
    }
}
