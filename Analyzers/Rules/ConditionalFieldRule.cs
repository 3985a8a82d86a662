using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2003: a field that depends on features is used only where they are negotiated.</summary>
internal sealed class ConditionalFieldRule() : FieldRule(Rule, KnownNames.VirtioHeader)
{
    public const string Id = "LG2003";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A field that the negotiated features may not provide",
        "'{0}' is a field only with {1}, which is not proven on this path; test '{2}' first, or use '{3}'",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Without its features a field is no part of the header: its bytes belong to what follows.",
        HelpLink.For(Id));
}
