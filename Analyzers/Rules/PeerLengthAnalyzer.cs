using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3020: a length from the other side is checked before anything is computed, cut or allocated with it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PeerLengthAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3020";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "An unchecked length from the other side",
        "'{0}' comes from the other side and is {1} unchecked: compare it with what is valid here first",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The other side may write any length, also one that is shorter than a header.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) => context.RegisterOperationAction(
        Check,
        OperationKind.Binary,
        OperationKind.Range,
        OperationKind.ArrayCreation,
        OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context)
    {
        var (values, use) = context.Operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => ([difference.LeftOperand], "subtracted from"),
            IRangeOperation range => (new[] { range.LeftOperand, range.RightOperand }, "used as a bound"),
            IArrayCreationOperation creation => ([.. creation.DimensionSizes], "used as a size"),
            IInvocationOperation { TargetMethod.Name: "Slice" or "AsSpan" or "AsMemory" } cut =>
                ([.. cut.Arguments.Select(argument => argument.Value)], "used as a bound"),
            _ => ([], ""),
        };
        foreach (var value in values.OfType<IOperation>())
            if (PeerValue.Unchecked(value) is { } name)
                context.ReportDiagnostic(Diagnostic.Create(Rule, value.Syntax.GetLocation(), name, use));
    }
}
