using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3013: a device finds the parts of a buffer by byte position, never by descriptor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CutAssumptionAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3013";

    // More elements than any structure has parts: who compares with that is bounding the work, not guessing the cut.
    private const int Bound = 16;

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A device that assumes how buffers are cut",
        "'{0}' takes the driver's framing for granted: a buffer comes in any number of elements, so find its parts by byte position",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A device must not make assumptions about the arrangement of descriptors (virtio 1.4, 2.7.4.1).",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts)
    {
        context.RegisterOperationAction(CheckComparison, OperationKind.Binary);
        context.RegisterOperationAction(CheckPattern, OperationKind.IsPattern);
        context.RegisterOperationAction(CheckAddress, OperationKind.PropertyReference);
    }

    private static void CheckComparison(OperationAnalysisContext context)
    {
        var comparison = (IBinaryOperation)context.Operation;
        var (left, right) = (Behind(comparison.LeftOperand), Behind(comparison.RightOperand));
        var assumes = (IsCount(left), IsCount(right)) switch
        {
            (true, false) => right.Integer() is { } number && Tells(comparison.OperatorKind, number),
            (false, true) => left.Integer() is { } number && Tells(Mirrored(comparison.OperatorKind), number),
            _ => IsEquality(comparison.OperatorKind) && (IsLengthOfOne(left) || IsLengthOfOne(right)),
        };
        if (assumes)
            Report(context);
    }

    private static void CheckPattern(OperationAnalysisContext context)
    {
        var match = (IIsPatternOperation)context.Operation;
        var assumes = match.Pattern switch
        {
            IConstantPatternOperation { Value: var value } => IsCount(Behind(match.Value)) && value.Integer() is not (null or 0),
            IListPatternOperation { Patterns: var patterns } =>
                IsElements(Behind(match.Value)) && patterns.Length > 0 && patterns.All(pattern => pattern is not ISlicePatternOperation),
            _ => false,
        };
        if (assumes)
            Report(context);
    }

    /// <summary>Memory that is found through one certain element.</summary>
    private static void CheckAddress(OperationAnalysisContext context)
    {
        if (context.Operation is IPropertyReferenceOperation { Property.Name: "Address", Instance: { } element } && IsOne(element))
            Report(context);
    }

    private static void Report(OperationAnalysisContext context) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), context.Operation.Syntax));

    private static bool Tells(BinaryOperatorKind comparison, long number) => comparison switch
    {
        BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals => number > 0,
        BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThanOrEqual => number is > 1 and < Bound,
        BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThanOrEqual => number is > 0 and < Bound,
        _ => false,
    };

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind comparison) => comparison switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => comparison,
    };

    private static bool IsEquality(BinaryOperatorKind comparison) =>
        comparison is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;

    private static bool IsCount(IOperation value) => value is IPropertyReferenceOperation property
        && (property.Property switch
        {
            { Name: "ElementCount" or "ReadableCount" } counted => counted.ContainingType.IsNamed(RingNames.Rings, "RingChain"),
            { Name: "Length" } => property.Instance is { } owner && IsElements(Behind(owner)),
            _ => false,
        });

    private static bool IsLengthOfOne(IOperation value) =>
        value is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } element } && IsOne(element);

    /// <summary>Whether a value is an element at a constant place.</summary>
    private static bool IsOne(IOperation element) => Behind(element) is IPropertyReferenceOperation
    {
        Property.IsIndexer: true,
        Instance: { } list,
        Arguments: [{ Value.ConstantValue.HasValue: true }],
    } && IsElements(Behind(list));

    /// <summary>Whether a value is the elements of a buffer that a driver made available.</summary>
    private static bool IsElements(IOperation value) =>
        value is IPropertyReferenceOperation { Property: { Name: "Elements", Type: INamedTypeSymbol type } }
        && type is { Name: "ReadOnlySpan", TypeArguments: [var element] }
        && element.IsNamed(RingNames.Rings, "RingElement");

    private static IOperation Behind(IOperation value) => value.Origin();
}
