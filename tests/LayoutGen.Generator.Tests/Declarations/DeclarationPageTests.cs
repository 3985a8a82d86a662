using LayoutGen.Analyzers.Rules;
using LayoutGen.Generator.Parsing;
using LayoutGen.Tests;

namespace LayoutGen.Generator.Tests.Declarations;

/// <summary>Every problem has a rule, and every rule its page.</summary>
public sealed class DeclarationPageTests
{
    private static readonly string s_pages = RepositoryFiles.Path("docs/diagnostics");

    public static TheoryData<string> Kinds => [.. Enum.GetNames<ProblemKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Problem_HasRuleAndPage(string kind)
    {
        var number = (int)Enum.Parse<ProblemKind>(kind);
        var rule = new DeclarationAnalyzer().SupportedDiagnostics[number];
        Assert.Equal($"LG{1001 + number}", rule.Id);
        Assert.EndsWith($"/docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri);

        var page = File.ReadAllText(Path.Combine(s_pages, $"{rule.Id}.md"));
        Assert.StartsWith($"# {rule.Id}: {rule.Title.ToString(null)}\n", page);
        Assert.All(["## Why", "## Wrong", "## Right", "## How to silence it"], heading => Assert.Contains($"\n{heading}\n", page));
        Assert.Contains($"dotnet_diagnostic.{rule.Id}.severity", page);
    }

    [Fact]
    public void Rules_AreAsManyAsProblems() =>
        Assert.Equal(Enum.GetValues<ProblemKind>().Length, new DeclarationAnalyzer().SupportedDiagnostics.Length);
}
