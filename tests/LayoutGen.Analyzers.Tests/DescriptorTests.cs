using LayoutGen.Tests;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Tests;

/// <summary>Every diagnostic is explained on a page of its own and listed as released, and nothing else is.</summary>
public sealed class DescriptorTests
{
    public static TheoryData<string> Ids => [.. Descriptors.Keys];

    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors = AnalyzerCheck.Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .ToDictionary(descriptor => descriptor.Id);

    [Theory, MemberData(nameof(Ids))]
    public void Has_a_page_that_begins_with_its_title(string id)
    {
        var heading = File.ReadLines(RepositoryFiles.Path($"docs/diagnostics/{id}.md")).First();
        Assert.Equal($"# {id}: {Descriptors[id].Title}", heading);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Links_to_its_page(string id) =>
        Assert.Equal($"https://github.com/layoutgen/layoutgen/blob/main/docs/diagnostics/{id}.md", Descriptors[id].HelpLinkUri);

    [Theory, MemberData(nameof(Ids))]
    public void Is_listed_with_category_and_severity(string id)
    {
        var releases = File.ReadAllLines(RepositoryFiles.Path("Analyzers/AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadAllLines(RepositoryFiles.Path("Analyzers/AnalyzerReleases.Shipped.md")));
        var line = Assert.Single(releases, line => line.StartsWith(id, StringComparison.Ordinal));
        var entry = line.Split('|', StringSplitOptions.TrimEntries);
        Assert.Equal([id, Descriptors[id].Category, Descriptors[id].DefaultSeverity.ToString()], entry[..3]);
    }

    [Fact]
    public void Every_page_is_of_a_diagnostic()
    {
        var pages = Directory.EnumerateFiles(RepositoryFiles.Path("docs/diagnostics"), "LG*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Descriptors.Keys.Order(), pages.Order());
    }
}
