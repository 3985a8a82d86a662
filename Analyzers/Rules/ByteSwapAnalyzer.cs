using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3017: fields of views are values, which nobody swaps again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ByteSwapAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3017";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A field in the wrong byte order",
        "'{0}' is a value already, whatever order the wire has: without '{1}' it is right",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Integers on the wire are little-endian, or in the guest's order on the legacy interface (virtio 1.4, 2.7.3); views convert them.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationAction(Check, OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context)
    {
        var swap = (IInvocationOperation)context.Operation;
        if (swap.TargetMethod is not { IsStatic: true, Name: "ReverseEndianness" or "HostToNetworkOrder" or "NetworkToHostOrder" }
            || swap.TargetMethod.ContainingType is not { Name: "BinaryPrimitives" or "IPAddress" }
            || swap.Arguments is not [{ Value: var swapped }]
            || (FieldIn(swapped) ?? Assigned(swap)) is not { } field)
            return;
        context.ReportDiagnostic(Diagnostic.Create(Rule, swap.Syntax.GetLocation(), field, swap.TargetMethod.Name));
    }

    private static string? FieldIn(IOperation value) =>
        PeerValue.Stripped(value) is IPropertyReferenceOperation { Property: var field } && field.HasAttribute(KnownNames.WireOffset)
            ? field.Name
            : null;

    private static string? Assigned(IOperation value) => value.Parent switch
    {
        IConversionOperation or IParenthesizedOperation => Assigned(value.Parent),
        ISimpleAssignmentOperation assignment when assignment.Value == value => FieldIn(assignment.Target),
        _ => null,
    };
}
