using System.Text;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>A table in Markdown, numbers to the right, without columns that say nothing.</summary>
/// <param name="words">How many columns have words; the others have numbers.</param>
/// <param name="titles">The columns.</param>
internal sealed class MarkdownTable(int words, IReadOnlyList<string> titles)
{
    /// <summary>What a cell says that has nothing to say.</summary>
    public const string Nothing = "–";

    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(IReadOnlyList<string> row) => _rows.Add(row);

    public override string ToString()
    {
        var columns = Enumerable.Range(0, titles.Count).Where(column => _rows.Any(row => row[column] != Nothing)).ToList();
        var text = new StringBuilder();
        Append(titles);
        Append([.. titles.Select((_, column) => column < words ? "---" : "--:")]);
        _rows.ForEach(Append);
        return text.ToString();

        void Append(IReadOnlyList<string> row) => text.Append("| ").AppendJoin(" | ", columns.Select(column => row[column])).Append(" |\n");
    }
}
