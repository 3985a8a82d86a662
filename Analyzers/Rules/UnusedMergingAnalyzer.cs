using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2036: separate framing is chosen where merged framing is proven to be legal.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedMergingAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG2036";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Separate framing where merging is negotiated",
        "'{0}' gives {1} {2} descriptors and as many payload DMA operations a packet, and free framing is proven here: '{3}' gives {4}",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "With free framing neighbouring parts of one direction can share a descriptor and a DMA operation (virtio 1.4, 2.7.4).",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts)
    {
        if (contracts.FreeFraming is not { } gate)
            return;
        context.RegisterOperationBlockStartAction(block =>
        {
            var candidates = new RequiredFeatures();
            block.RegisterOperationAction(
                operation =>
                {
                    if (MemberUse.Of(operation.Operation) is { } use && Saving(use.Member) is not null)
                        candidates.Add(gate);
                },
                OperationKind.Invocation);
            block.RegisterOperationBlockEndAction(end =>
            {
                if (candidates.All is not { } relevant)
                    return;
                foreach (var graph in end.OperationBlocks.Select(end.GetControlFlowGraph).Distinct())
                    FlowAnalysis.Run(graph, end.OwningSymbol, contracts, relevant, new Reporter(gate, end.ReportDiagnostic));
            });
        });
    }

    /// <summary>The descriptors of a packet that a member frames separately, and with merging; null if that saves none.</summary>
    private static (int Separate, int Merged)? Saving(ISymbol member) => FramingSiblings.MergedOf(member) is not null
        && PacketParts.Of(OpenedPacket.Of(member)) is { } parts
        && parts.Merged < parts.Separate
            ? (parts.Separate, parts.Merged)
            : null;

    private sealed class Reporter(Condition gate, Action<Diagnostic> report) : FlowObserver
    {
        public override void OnUse(MemberUse use, Subject? subject, Facts facts)
        {
            if (subject is null || Saving(use.Member) is not var (separate, merged) || !facts.Prove(gate, subject))
                return;
            report(Diagnostic.Create(
                Rule,
                use.Operation.Syntax.UsedName().GetLocation(),
                use.Member.Name,
                OpenedPacket.Of(use.Member)!.Name,
                separate,
                (FramingSiblings.ChoosingOf(use.Member) ?? FramingSiblings.MergedOf(use.Member)!).Name,
                merged));
        }
    }
}
