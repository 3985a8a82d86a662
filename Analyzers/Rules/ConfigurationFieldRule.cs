using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2024: a field of a configuration that depends on features is used only where they are negotiated.</summary>
internal sealed class ConfigurationFieldRule() : FieldRule(Rule, KnownNames.VirtioConfiguration)
{
    public const string Id = "LG2024";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A configuration field that the negotiated features may not provide",
        "'{0}' is valid only with {1}, which is not proven on this path; test '{2}' first",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Without its features a configuration field holds nothing that means anything, and may lie behind the end (virtio 1.4, 2.5.1).",
        HelpLink.For(Id));
}
