using System.Collections.Immutable;
using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2004: a driver that supports a feature supports what that requires.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmetRequirementAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG2004";

    /// <summary>The property of a diagnostic that lists the features to add, by commas.</summary>
    public const string Missing = "missing";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A supported feature without what it requires",
        "'{0}' requires {1}, which is not supported here: support that too, or leave '{0}' out",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A driver must not accept a feature that requires one which it did not accept (virtio 1.4, 2.2.1).",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationAction(Check, OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context)
    {
        if (SupportedSet.NegotiatedBy(context.Operation) is not { } supported)
            return;
        foreach (var (feature, place) in supported.Features)
        {
            var declared = FeatureEnumParser.Requirements([feature]).First();
            if (declared.Requires.Holds(supported.Mask))
                continue;
            var missing = declared.Requires.Alternatives
                .Select(all => all.Where(required => !supported.Mask.Has(required.Number)).Select(required => required.Display).ToList())
                .OrderBy(alternative => alternative.Count)
                .ToList();
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                place.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(Missing, string.Join(",", missing[0])),
                declared.Feature.Display,
                string.Join(" or ", missing.Select(alternative => string.Join(" and ", alternative)))));
        }
    }
}
