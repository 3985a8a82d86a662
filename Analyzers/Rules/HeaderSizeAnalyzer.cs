using System.Collections.Immutable;
using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2002: a header's size follows from all features that it depends on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HeaderSizeAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG2002";

    /// <summary>The property of a diagnostic that holds what to write instead.</summary>
    public const string Replacement = "replacement";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A header size that does not follow from the features",
        "{0}",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A header's size depends on every feature that gives it a field (virtio 1.4, 5.1.9); the generated code knows them all.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts)
    {
        context.RegisterOperationAction(operation => CheckChoice(operation, contracts.Types), OperationKind.Conditional);
        context.RegisterOperationAction(CheckRoom, OperationKind.ObjectCreation);
    }

    /// <summary>Two constants that are sizes of one header, chosen by features that do not decide its size alone.</summary>
    private static void CheckChoice(OperationAnalysisContext context, WellKnownFeatureTypes types)
    {
        var choice = (IConditionalOperation)context.Operation;
        if (choice.WhenTrue.Integer() is not { } larger
            || choice.WhenFalse?.Integer() is not { } smaller
            || TestedFeatures.Of(choice.Condition) is not { } tested
            || HeaderSizes.Where(types, tested.Features, smaller, larger) is not { } sizes
            || sizes.Counterexample(tested.Mask, smaller) is not var (set, size))
            return;
        var header = sizes.Header.Name;
        Report(
            context,
            choice.Syntax,
            $"With {set} this gives {smaller}, and {header} has {size} bytes: use '{header}.SizeFor'",
            tested.Set is { } negotiated ? $"{header}.SizeFor({negotiated})" : null);
    }

    /// <summary>Room of a constant size for a header of any.</summary>
    private static void CheckRoom(OperationAnalysisContext context)
    {
        var view = (IObjectCreationOperation)context.Operation;
        if (view.Type is not INamedTypeSymbol { Arity: 0 } header
            || !header.HasAttribute(KnownNames.VirtioHeader)
            || view.Arguments.ArgumentFor("bytes") is not { } bytes
            || header.GetMembers("MaximumSize").OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue is not int maximum
            || FixedRoom.Of(bytes) is not var (place, room)
            || room >= maximum)
            return;
        Report(
            context,
            place,
            $"{header.Name} takes up to {maximum} bytes, and there is room for {room}: use '{header.Name}.MaximumSize'",
            $"{header.Name}.MaximumSize");
    }

    private static void Report(OperationAnalysisContext context, SyntaxNode place, string what, string? replacement)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Replacement, replacement);
        context.ReportDiagnostic(Diagnostic.Create(Rule, place.GetLocation(), properties, what));
    }
}
