using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3021: a header that the device reads says what this packet needs, and nothing that an earlier one left there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TransmitHeaderAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3021";

    // NetHeaderFlags.DataValid and RscInfo: what a device says of a packet that it has received.
    private const long ReceiveFlags = 2 | 4;

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A header that is not initialised for the device",
        "{0}",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A used packet's header still says what that packet needed; what a transmitted one must say is told in virtio 1.4, 5.1.9.2.1.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts)
    {
        context.RegisterOperationAction(CheckValue, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment);
        context.RegisterOperationBlockAction(block =>
        {
            var calls = block.OperationBlocks.SelectMany(body => body.Descendants()).OfType<IInvocationOperation>();
            if (!calls.Any(call => call.TargetMethod.Name == "TryGetUsed"))
                return;
            foreach (var graph in block.OperationBlocks.Select(block.GetControlFlowGraph).Distinct())
                foreach (var (packet, field) in new HeaderWrites(graph, contracts).Missing())
                    block.ReportDiagnostic(Diagnostic.Create(
                        Rule,
                        packet.Syntax.GetLocation(),
                        $"'{field}' is not written on every path to here: the device may read what the packet before left there"));
        });
    }

    private static void CheckValue(OperationAnalysisContext context)
    {
        var assignment = (IAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: var field, Instance: { } header }
            || !field.ContainingType.IsNamed("LayoutGen.Devices", "NetHeader")
            || header.Origin() is not IPropertyReferenceOperation { Property: var part }
            || !PacketParts.IsReadByDevice(part)
            || assignment.Value.Integer() is not { } value)
            return;
        var problem = (field.Name, value) switch
        {
            ("NumBuffers", not 0) => "'NumBuffers' is 0 in a header that is transmitted: only received packets span buffers",
            ("Flags", _) when (value & ReceiveFlags) != 0 => "'DataValid' and 'RscInfo' are never set in a header that is transmitted",
            _ => null,
        };
        if (problem is not null)
            context.ReportDiagnostic(Diagnostic.Create(Rule, assignment.Value.Syntax.GetLocation(), problem));
    }
}
