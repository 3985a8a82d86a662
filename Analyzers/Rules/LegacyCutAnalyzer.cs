using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3012: a chain that is put together by hand is cut as the legacy interface wants, unless free framing is proven.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LegacyCutAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3012";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A chain that a legacy device does not understand",
        "Without free framing, which is not proven on this path, {0}; cut the chain so, or test '{1}' first",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A legacy device finds the parts of a buffer by descriptor (virtio 1.4, 2.7.4.3): each device type says how they must be cut.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts)
    {
        if (contracts is { FreeFraming: { } gate, FreeFramingGuard: { } guard })
            context.RegisterOperationAction(operation => Check(operation, contracts, gate, guard), OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context, Contracts contracts, Condition gate, ISymbol guard)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!RingNames.IsMakeAvailable(call)
            || ElementList.Of(call.Arguments[1].Value) is not { } elements
            || LegacyCut.Fault(elements) is not { } fault)
            return;
        var watch = new Watcher(call.Syntax, gate, () => context.ReportDiagnostic(
            Diagnostic.Create(Rule, fault.Element.Syntax.GetLocation(), fault.What, guard.Name)));
        FlowAnalysis.Run(context.GetControlFlowGraph(), context.ContainingSymbol, contracts, gate.Features, watch);
    }

    /// <summary>A ring does not say which negotiated set it belongs to: a proof for any counts.</summary>
    private sealed class Watcher(SyntaxNode call, Condition gate, Action report) : FlowObserver
    {
        public override void OnUse(MemberUse use, Subject? subject, Facts facts)
        {
            if (use.Operation.Syntax == call && !facts.ProveForAny(gate, _ => true))
                report();
        }
    }
}
