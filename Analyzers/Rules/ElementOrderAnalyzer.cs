using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3009: elements that the device reads come before those that it writes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ElementOrderAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3009";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "An element that the device reads after one that it writes",
        "Element {0} is read by the device and comes after element {1}, which the device writes: put all elements that it reads first",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "In a chain everything that the device reads comes before everything that it writes (virtio 1.4, 2.7.4.2).",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationAction(Check, OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!RingNames.IsMakeAvailable(call) || ElementList.Of(call.Arguments[1].Value) is not { } elements)
            return;
        var directions = elements.Select(element => ElementList.Part(element, "DeviceWrites")?.ConstantValue.Value as bool?).ToList();
        if (directions.IndexOf(true) is var writes and >= 0)
            for (var index = writes + 1; index < directions.Count; index++)
                if (directions[index] == false)
                    context.ReportDiagnostic(Diagnostic.Create(Rule, elements[index].Syntax.GetLocation(), index, writes));
    }
}
