namespace LayoutGen.Package.Tests;

/// <summary>A driver project that somebody else writes, for a device that the library has never heard of.</summary>
[Collection(PackageCollection.Name)]
public sealed class PlotterTests(LocalFeed feed)
{
    private const string Expected = """
        legacy: Separate, 3 descriptors, headers of 6 and 1 bytes
          M 0 0 L 9 9 with pen 7 in colour ff8000: Drawn, ink unknown
        legacy, any layout: Merged, 2 descriptors, headers of 6 and 1 bytes
          M 0 0 L 9 9 with pen 7 in colour ff8000: Drawn, ink unknown
        modern: Merged, 2 descriptors, headers of 2 and 2 bytes
          M 0 0 L 9 9 with pen 7 in black: Drawn, 99 % ink
        PlotterFeature.Gradient (bit 1) requires PlotterFeature.Colour (bit 0), and that is not negotiated: PlotterFeature.Colour (bit 0): the device does not offer it. Do not accept PlotterFeature.Gradient, or support what it requires.

        """;

    [Fact]
    public async Task It_builds_from_the_package_alone_and_moves_its_requests()
    {
        var consumer = feed.CreateConsumer("Plotter");
        foreach (var source in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Plotter")))
            consumer.Write(Path.GetFileName(source), await File.ReadAllTextAsync(source));

        var warning = Assert.Single(await consumer.Build());
        Assert.Equal(Expected, await consumer.Run(), ignoreLineEndingDifferences: true);

        var marked = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Plotter", "Openings.cs"));
        var line = Array.FindIndex(marked, text => text.EndsWith("// LG2001", StringComparison.Ordinal)) + 1;
        Assert.StartsWith($"Openings.cs({line},", warning, StringComparison.Ordinal);
        Assert.Equal(Page.Readme.Example("Diagnostics", "text").Trim(), warning);
    }
}
