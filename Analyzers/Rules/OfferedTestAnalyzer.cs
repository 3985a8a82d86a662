using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2035: code branches on what the device offered where what was negotiated is known.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OfferedTestAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG2035";

    private const string Offered = "LayoutGen.OfferedFeatures";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A feature tested on what was offered",
        "'{0}' says what the device offered, which proves nothing: test '{1}', what was negotiated",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A driver may use only features that it accepted (virtio 1.4, 2.2); a device offers more than a driver takes.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationAction(operation => Check(operation, contracts.Types), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, WellKnownFeatureTypes types)
    {
        var test = (IInvocationOperation)context.Operation;
        if (TestedFeature(test) is not { } feature
            || !IsOffered(test.Instance)
            || !Decides(test)
            || NegotiatedSet.InScopeOf(test, types) is not { } negotiated
            || test.Root().Descendants().OfType<IInvocationOperation>().Any(IsTestOfNegotiated))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Rule, test.Syntax.GetLocation(), test.Syntax, negotiated.Name));

        // Whoever tests both wants to know the difference.
        bool IsTestOfNegotiated(IInvocationOperation other) =>
            Equals(TestedFeature(other), feature) && !IsOffered(other.Instance);
    }

    private static FeatureReference? TestedFeature(IInvocationOperation call) =>
        call is { TargetMethod.Name: "Has", Arguments: [{ Value: var feature }] }
        && ConditionParser.Member(feature.Type, feature.ConstantValue.Value) is { } member
            ? FeatureEnumParser.Reference(member)
            : null;

    private static bool IsOffered(IOperation? set) =>
        set?.Type.Is(Offered) == true
        || (set is IPropertyReferenceOperation { Property.Name: "Bits", Instance: { } owner } && IsOffered(owner));

    /// <summary>Whether a test is a condition, or part of one.</summary>
    private static bool Decides(IOperation test) => test.Parent switch
    {
        IConditionalOperation branch => branch.Condition == test,
        IWhileLoopOperation loop => loop.Condition == test,
        IUnaryOperation or IBinaryOperation or IParenthesizedOperation => Decides(test.Parent),
        _ => false,
    };
}
