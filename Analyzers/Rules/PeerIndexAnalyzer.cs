using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3019: an index or a count from the other side is checked before it is used.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PeerIndexAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3019";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "An unchecked index or count from the other side",
        "'{0}' comes from the other side and is used as {1} unchecked: compare it with the range that is valid here first",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The other side may write any value, by mistake or on purpose.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts)
    {
        context.RegisterOperationAction(
            operation => Check(operation, ((IArrayElementReferenceOperation)operation.Operation).Indices),
            OperationKind.ArrayElementReference);
        context.RegisterOperationAction(
            operation => Check(operation, ((IPropertyReferenceOperation)operation.Operation).Arguments.Select(argument => argument.Value)),
            OperationKind.PropertyReference);
        context.RegisterOperationAction(CheckLoop, OperationKind.Loop);
    }

    private static void Check(OperationAnalysisContext context, IEnumerable<IOperation> indices)
    {
        foreach (var index in indices)
            if (PeerValue.Unchecked(index) is { } name)
                context.ReportDiagnostic(Diagnostic.Create(Rule, index.Syntax.GetLocation(), name, "an index"));
    }

    /// <summary>A loop that runs as often as the other side says, and counts an index up.</summary>
    private static void CheckLoop(OperationAnalysisContext context)
    {
        if (context.Operation is IForLoopOperation { Condition: IBinaryOperation { LeftOperand: var counter, RightOperand: var end } } loop
            && PeerValue.Stripped(counter) is ILocalReferenceOperation index
            && loop.Body.Descendants().Any(IsElementAtIndex)
            && PeerValue.Unchecked(end) is { } name)
            context.ReportDiagnostic(Diagnostic.Create(Rule, end.Syntax.GetLocation(), name, "a count"));

        bool IsElementAtIndex(IOperation operation) => (operation switch
        {
            IArrayElementReferenceOperation element => element.Indices,
            IPropertyReferenceOperation { Property.IsIndexer: true } element => element.Arguments.Select(argument => argument.Value),
            _ => [],
        }).Any(used => PeerValue.Stripped(used) is ILocalReferenceOperation local
            && SymbolEqualityComparer.Default.Equals(local.Local, index.Local));
    }
}
