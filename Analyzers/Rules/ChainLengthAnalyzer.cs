using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3011: a chain has no more elements than its slot, and a slot no more than the queue.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChainLengthAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3011";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A chain that is too long",
        "{0} elements do not fit: {1} at most {2}",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A chain is never longer than the queue (virtio 1.4, 2.7.5.3.1), and this library reserves a slot's descriptors beforehand.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationAction(Check, OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (RingNames.IsSplitRingCreation(call)
            && call.Arguments.ArgumentFor("elementsPerSlot") is { } perSlot
            && call.Arguments.ArgumentFor("queueSize")?.Integer() is { } queueSize)
            Compare(context, perSlot, perSlot.Integer(), queueSize, "a slot of this queue has");
        if (RingNames.IsMakeAvailable(call)
            && ElementList.Of(call.Arguments[1].Value)?.Count is { } count
            && call.Instance?.Origin() is IInvocationOperation creation
            && RingNames.IsSplitRingCreation(creation)
            && creation.Arguments.ArgumentFor("elementsPerSlot")?.Integer() is { } capacity)
            Compare(context, call.Arguments[1].Value, count, capacity, "a slot of this ring has");
    }

    private static void Compare(OperationAnalysisContext context, IOperation place, long? count, long limit, string whose)
    {
        if (count > limit)
            context.ReportDiagnostic(Diagnostic.Create(Rule, place.Syntax.GetLocation(), count, whose, limit));
    }
}
