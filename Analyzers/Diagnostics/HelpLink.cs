namespace LayoutGen.Analyzers.Diagnostics;

/// <summary>Where a rule is explained.</summary>
internal static class HelpLink
{
    private const string Pages = "https://github.com/layoutgen/layoutgen/blob/main/docs/diagnostics/";

    public static string For(string id) => Pages + id + ".md";
}
