namespace LayoutGen.Package.Tests;

/// <summary>The README, whose examples are tests.</summary>
internal static class Readme
{
    private static readonly string s_text = File.ReadAllText(Solution.PathOf("README.md")).ReplaceLineEndings("\n");

    /// <summary>The first example of a kind in a section.</summary>
    /// <param name="section">The section's heading.</param>
    /// <param name="language">The example's language.</param>
    /// <returns>The example.</returns>
    public static string Example(string section, string language) =>
        After(After(s_text, $"\n## {section}\n"), $"\n```{language}\n").Split("```")[0];

    private static string After(string text, string mark) => text.Split(mark, 2) is [_, var rest]
        ? rest
        : throw new InvalidOperationException($"The README has no '{mark.Trim()}' where one is expected.");
}
