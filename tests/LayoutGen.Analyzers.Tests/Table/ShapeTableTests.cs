using LayoutGen.Tests;

namespace LayoutGen.Analyzers.Tests.Table;

/// <summary>The published table is what the analyzers answer.</summary>
/// <remarks>Set LAYOUTGEN_UPDATE_GOLDENS=1 to write it anew, and read it again.</remarks>
public sealed class ShapeTableTests
{
    private static readonly string PagePath = RepositoryFiles.Path("docs/guard-shapes.md");

    [PeerAnalyzersFact]
    public async Task Is_published()
    {
        var table = await ShapeTable.Make();
        var page = Page(table);
        if (Environment.GetEnvironmentVariable("LAYOUTGEN_UPDATE_GOLDENS") == "1")
            await File.WriteAllTextAsync(PagePath, page);
        Assert.Equal(await File.ReadAllTextAsync(PagePath), page);
        Assert.True(Shape.All.Count >= 250);
        Assert.All(Shape.All.Zip(table.Ours), row => Assert.Equal(new Answer(row.First.IsLimit, HasMiss: false), row.Second));
    }

    private static string Page(ShapeTable table) => $"""
        # Guard shapes

        Every way of testing a feature before its use that the tests know, {Shape.All.Count} in all, and what three analyzers say: ours
        (LG2001), platform compatibility (CA1416) and trimming (IL2026). The two others come with the .NET SDK that builds this project.
        A row is one source. `GUARD` and `USE` stand for our guard and what needs it, or for `OperatingSystem.IsWindows()` and a
        member that is supported on Windows alone, or for a feature guard and a member that requires unreferenced code. `USE!` must be
        reported, `USE` must not.

        | | shapes | right | false alarm | miss |
        |---|---|---|---|---|
        {Summary("ours", table.Ours)}
        {Summary("CA1416", table.Platforms)}
        {Summary("IL2026", table.Trimming)}

        - *right*: what must be reported is reported, and nothing else. *False alarm*: right code is reported. *Miss*: wrong code is not.
        - *n/a*: there is no translation. The shape is about which of several negotiated sets is tested, and there is one platform and
          one trimmer; or it is about single features, which become platforms but have no counterpart in trimming; or the attribute
          cannot stand there.
        - *limit*: our analyzer does not follow the value there. [LG2001](diagnostics/LG2001.md) says what to write instead.

        The table is made by a test, which fails when an answer changes. To make it anew:

        ```
        LAYOUTGEN_UPDATE_GOLDENS=1 dotnet test tests/LayoutGen.Analyzers.Tests --filter ShapeTableTests
        ```

        | n | shape | ours | CA1416 | IL2026 |
        |---|---|---|---|---|
        {table.Write()}

        """;

    private static string Summary(string name, IReadOnlyList<Answer?> answers)
    {
        var given = answers.OfType<Answer>().ToList();
        return $"| {name} | {given.Count} | {given.Count(answer => answer.IsRight)} "
            + $"| {given.Count(answer => answer.HasFalseAlarm)} | {given.Count(answer => answer.HasMiss)} |";
    }
}
