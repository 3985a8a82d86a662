using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3030: the size of a split queue is a power of two up to 32768.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueueSizeAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3030";

    /// <summary>The property of a diagnostic that holds a valid size.</summary>
    public const string ValidSize = "size";

    private const int Maximum = 32768;

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A queue size that a split ring cannot have",
        "{0} is no size for a split ring: take a power of two from 1 to 32768, such as {1}",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A split ring's size is a power of two (virtio 1.4, 2.7): its indices wrap with a mask.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationAction(Check, OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if ((RingNames.IsSplitRingCreation(call) || call.TargetMethod.ContainingType.IsNamed(RingNames.Rings, "SplitRingLayout"))
            && call.Arguments.ArgumentFor("queueSize") is { } argument
            && argument.Integer() is { } size
            && Valid(size) is var valid
            && valid != size)
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                argument.Syntax.GetLocation(),
                System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add(ValidSize, $"{valid}"),
                size,
                valid));
    }

    /// <summary>The largest valid size that is not larger.</summary>
    private static long Valid(long size)
    {
        long valid = 1;
        while (valid * 2 <= Math.Min(size, Maximum))
            valid *= 2;
        return valid;
    }
}
