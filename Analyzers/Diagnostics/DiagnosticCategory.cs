namespace LayoutGen.Analyzers.Diagnostics;

/// <summary>What a rule is about.</summary>
internal static class DiagnosticCategory
{
    /// <summary>Code that uses what the negotiated features may not provide.</summary>
    public const string Features = "LayoutGen.Features";

    /// <summary>Code that uses rings and buffers in a way that the other side does not bear.</summary>
    public const string Rings = "LayoutGen.Rings";
}
