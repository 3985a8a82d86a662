using System.Collections.Immutable;
using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2040: a guard is true, and an exact one false, only where what it claims is proven.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GuardBodyAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG2040";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A guard's body does not imply what it claims",
        "'{0}' claims {1} where it is {2}, but its body can return {2} without that; test the features in the body, or drop the claim",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The analyzers believe a guard, so its body has to be what its attributes say.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationBlockAction(block => Verify(block, contracts));

    private static void Verify(OperationBlockAnalysisContext context, Contracts contracts)
    {
        // The setter of a guard returns nothing.
        if (context.OwningSymbol is not IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean } method)
            return;
        var guard = Contracts.Declared(method);
        var claims = contracts.BasesOf(guard).Prepend(guard).SelectMany(member => ClaimsOf(member, null, contracts))
            .Concat(method.Parameters.SelectMany(parameter => ClaimsOf(parameter, new(parameter), contracts)))
            .ToImmutableArray();
        if (claims.IsEmpty)
            return;
        foreach (var claim in ClaimVerifier.Verify(context, contracts, claims).Broken.Take(1))
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                guard.Locations[0],
                guard.Name,
                claim.Text,
                claim.Result == true ? "true" : "false"));
    }

    private static IEnumerable<Claim> ClaimsOf(ISymbol member, Subject? subject, Contracts contracts)
    {
        var contract = contracts.Of(member);
        if (contract.Guards is not { } guarded)
            yield break;
        yield return Claim.Of(subject, true, guarded);
        if (!contract.Denied.IsAny)
            yield return new(subject, false, null, contract.Denied, $"the absence of {guarded.Describe()}");
    }
}
