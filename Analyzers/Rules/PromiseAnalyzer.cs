using System.Collections.Immutable;
using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2041: what a method promises is proven on every path to its end.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PromiseAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG2041";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A method does not keep what it promises",
        "'{0}' promises {1}{2}, but can return{3} without that; test the features in the body, or drop the promise",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The analyzers believe what a method promises its callers, so its body has to prove it.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationBlockAction(block => Verify(block, contracts));

    private static void Verify(OperationBlockAnalysisContext context, Contracts contracts)
    {
        if (context.OwningSymbol is not IMethodSymbol { MethodKind: not (MethodKind.PropertyGet or MethodKind.PropertySet) } method)
            return;
        var bases = contracts.BasesOf(method).OfType<IMethodSymbol>().Prepend(method).ToList();
        var claims = bases.SelectMany(declaration => ClaimsOf(declaration, null, contracts))
            .Concat(bases.SelectMany(declaration => declaration.Parameters.SelectMany(parameter =>
                ClaimsOf(parameter, new(method.Parameters[parameter.Ordinal]), contracts))))
            .ToImmutableArray();
        var ofResult = bases.Select(declaration => contracts.OfResult(declaration).Ensures).FirstOrDefault(promise => promise is not null);
        if (claims.IsEmpty && ofResult is null)
            return;
        var (broken, isResultBroken) = ClaimVerifier.Verify(context, contracts, claims, ofResult);
        if (broken is [var claim, ..])
            Report(claim.Text, claim.Subject is { Symbol: { } set } ? $" for '{set.Name}'" : "", claim.Result switch
            {
                true => " true",
                false => " false",
                null => "",
            });
        else if (isResultBroken)
            Report(ofResult!.Describe(), " for what it returns", "");

        void Report(string promise, string set, string result) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule, method.Locations[0], method.Name, promise, set, result));
    }

    private static IEnumerable<Claim> ClaimsOf(ISymbol symbol, Subject? subject, Contracts contracts)
    {
        var contract = contracts.Of(symbol);
        if (contract.Ensures is { } always)
            yield return Claim.Of(subject, null, always);
        if (contract.EnsuresWhenTrue is { } whenTrue)
            yield return Claim.Of(subject, true, whenTrue);
        if (contract.EnsuresWhenFalse is { } whenFalse)
            yield return Claim.Of(subject, false, whenFalse);
    }
}
