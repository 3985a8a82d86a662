using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3023: a used buffer is told by what the ring says, not by the order in which buffers were made available.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompletionOrderAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3023";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "An order of completion that nothing promises",
        "'{0}' takes the oldest buffer, and which one was used is thrown away here: look up what '{1}' returns",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Only with IN_ORDER are buffers used in the order in which they were made available (virtio 1.4, 2.7.9).",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationAction(Check, OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context)
    {
        var used = (IInvocationOperation)context.Operation;
        if (used.TargetMethod is not { Name: "TryGetUsed" } method
            || method.ContainingType.ContainingNamespace?.ToDisplayString() is not (RingNames.Rings or RingNames.Queues)
            || !IsThrownAway(used.Arguments[0].Value)
            || TestsInOrder(used.Root())
            || used.Root().Descendants().OfType<IInvocationOperation>().FirstOrDefault(TakesOldest) is not { } taking)
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, used.Arguments[0].Syntax.GetLocation(), taking.Syntax, used.TargetMethod.Name));
    }

    private static bool IsThrownAway(IOperation target) => target switch
    {
        IDiscardOperation => true,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared } => !target.Root().Descendants()
            .OfType<ILocalReferenceOperation>()
            .Any(read => !read.IsDeclaration && SymbolEqualityComparer.Default.Equals(read.Local, declared.Local)),
        _ => false,
    };

    private static bool TakesOldest(IInvocationOperation call) => call.TargetMethod is { Name: "Dequeue" or "TryDequeue" } method
        && method.ContainingType.Name is "Queue" or "ConcurrentQueue";

    /// <summary>Whether a body knows of the feature that promises the order.</summary>
    private static bool TestsInOrder(IOperation body) => body.Descendants().OfType<IFieldReferenceOperation>().Any(field =>
        field.Field is { Name: "InOrder", ContainingType: var type } && type.IsNamed("LayoutGen", "Feature"));
}
