using System.Text.RegularExpressions;

namespace LayoutGen.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed partial class ReadmeTests(LocalFeed feed)
{
    [Fact]
    public async Task The_quick_start_builds_without_a_warning_and_writes_what_it_says()
    {
        var consumer = feed.CreateConsumer("QuickStart");
        consumer.Write("Program.cs", Page.Readme.Example("Quick start", "csharp"));

        Assert.Empty(await consumer.Build());
        Assert.Equal(Page.Readme.Example("Quick start", "text"), await consumer.Run(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task The_table_is_the_one_that_the_emulator_prints_but_for_times()
    {
        var folder = Directory.CreateTempSubdirectory("layoutgen-");
        var output = await Command.DotNet(
            folder.FullName,
            folder.FullName,
            "run", "--no-build", "-c", Solution.Configuration, "--project", Solution.PathOf("Samples/Emulator"));
        folder.Delete(recursive: true);

        Assert.Equal(Counted(output), Counted(Page.Readme.Example("What it saves", "text")));
    }

    /// <summary>The lines of a report without times and spaces.</summary>
    private static string Counted(string report) => Spaces().Replace(Time().Replace(report, "$1"), " ").Trim();

    [GeneratedRegex(@"[\d,]+( +(?:yes|NO))")]
    private static partial Regex Time();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
