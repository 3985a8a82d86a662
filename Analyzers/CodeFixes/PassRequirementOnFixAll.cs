using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LayoutGen.CodeFixes;

/// <summary>Passes all requirements of a document on at once, so that a member gets one attribute for several places in it.</summary>
internal sealed class PassRequirementOnFixAll : DocumentBasedFixAllProvider
{
    public static readonly PassRequirementOnFixAll Instance = new();

    protected override async Task<Document?> FixAllAsync(
        FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics) =>
        await PassRequirementOnCodeFix.PassOn(document, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false);
}
