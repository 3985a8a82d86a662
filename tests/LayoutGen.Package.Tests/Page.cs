namespace LayoutGen.Package.Tests;

/// <summary>A page of the project, whose examples are tests.</summary>
internal sealed class Page
{
    private readonly string _file;
    private readonly string _text;

    private Page(string file)
    {
        _file = file;
        _text = File.ReadAllText(Solution.PathOf(file)).ReplaceLineEndings("\n");
    }

    public static Page Readme { get; } = Of("README.md");

    public static Page Of(string file) => new(file);

    /// <summary>The first example of a kind in a section.</summary>
    /// <param name="section">The section's heading.</param>
    /// <param name="language">The example's language.</param>
    /// <returns>The example.</returns>
    public string Example(string section, string language) =>
        After(After(_text, $"\n## {section}\n"), $"\n```{language}\n").Split("```")[0];

    private string After(string text, string mark) => text.Split(mark, 2) is [_, var rest]
        ? rest
        : throw new InvalidOperationException($"{_file} has no '{mark.Trim()}' where one is expected.");
}
