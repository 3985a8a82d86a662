using System.Text.RegularExpressions;
using LayoutGen.Tests;

namespace LayoutGen.Generator.Tests.Declarations;

/// <summary>The page that compares declaration languages: what it says of ours is tested, what it says of others has a source.</summary>
public sealed partial class ComparisonPageTests
{
    private const int OwnColumn = 1;
    private const int TestsColumn = 2;

    private static readonly string[] s_lines = File.ReadAllLines(RepositoryFiles.Path("docs/comparison.md"));

    private static readonly string[][] s_rows =
        [.. s_lines.Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    public static TheoryData<string> Forms => [.. s_rows.Skip(2).Where(row => row[OwnColumn] == "yes").Select(row => row[0])];

    [Theory, MemberData(nameof(Forms))]
    public void Form_ThatWeCanSay_HasTests(string form)
    {
        var tests = Test().Matches(s_rows.Single(row => row[0] == form)[TestsColumn]).ToList();

        Assert.NotEmpty(tests);
        Assert.All(tests, test =>
        {
            var file = Assert.Single(Directory.EnumerateFiles(RepositoryFiles.Path("tests"), $"{test.Groups["type"].Value}.cs", SearchOption.AllDirectories));
            Assert.Matches($@"\[(Theory|Fact|PeerFact)[^\n]*(\n[^\n]*){{1,60}}?public [^\n(]* {test.Groups["method"].Value}\(", File.ReadAllText(file));
        });
    }

    [Fact]
    public void Rows_HaveACellForEveryLanguage() => Assert.All(s_rows, row => Assert.Equal(s_rows[0].Length, row.Length));

    [Fact]
    public void Languages_HaveSources() => Assert.All(s_rows[0].Skip(TestsColumn + 1), language =>
        Assert.Matches($@"(?s)\n- {language}: \[[^\n]*(\n  [^\n]*)*https://", string.Join('\n', s_lines)));

    [GeneratedRegex(@"`(?<type>\w+)\.(?<method>\w+)`")]
    private static partial Regex Test();
}
