using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2007: a test that is never true, because its feature is not supported, or only where another takes its place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeadGateAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG2007";

    private const int AnyLayout = 27;

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A feature test that is never true",
        "'{0}' {1}",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What a driver does not support is never negotiated, and ANY_LAYOUT exists only on the legacy interface (virtio 1.4, 6.3).",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationAction(operation => Check(operation, contracts.Types), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, WellKnownFeatureTypes types)
    {
        var test = (IInvocationOperation)context.Operation;
        if (TestedBy(test, types) is not { } feature || SupportedSet.NegotiatedBy(test.Instance?.Origin()) is not { } supported)
            return;
        if (!supported.Mask.Has(feature.Number))
            Report(context, $"is never true: '{feature.Display}' is not among the features that are supported here");
        else if (feature.Number == AnyLayout
            && supported.Mask.Has(FeatureReference.Version1.Number)
            && !test.Root().Descendants().Any(IsTestOfVersion1))
            Report(context, "is never true on a modern device, where Feature.Version1 frees the framing instead: test 'HasFreeFraming'");

        bool IsTestOfVersion1(IOperation other) => other is IPropertyReferenceOperation { Property.Name: KnownNames.HasFreeFraming }
            || (other is IInvocationOperation call && TestedBy(call, types)?.Number == FeatureReference.Version1.Number);
    }

    private static FeatureReference? TestedBy(IInvocationOperation call, WellKnownFeatureTypes types) =>
        call is { TargetMethod: { Name: "Has" } method, Arguments: [{ Value: var feature }] }
        && types.IsNegotiated(method.ContainingType)
        && ConditionParser.Member(feature.Type, feature.ConstantValue.Value) is { } member
            ? FeatureEnumParser.Reference(member)
            : null;

    private static void Report(OperationAnalysisContext context, string what) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), context.Operation.Syntax, what));
}
