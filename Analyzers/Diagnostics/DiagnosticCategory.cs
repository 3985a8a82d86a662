namespace LayoutGen.Analyzers.Diagnostics;

/// <summary>What a rule is about.</summary>
internal static class DiagnosticCategory
{
    /// <summary>Code that uses what the negotiated features may not provide.</summary>
    public const string Features = "LayoutGen.Features";
}
