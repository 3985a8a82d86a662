namespace LayoutGen.Package.Tests;

/// <summary>The page about a user's own device: what it declares is short, builds from the package alone, and does what it says.</summary>
[Collection(PackageCollection.Name)]
public sealed class OwnDeviceTests(LocalFeed feed)
{
    private static readonly Page s_page = Page.Of("docs/your-own-device.md");

    [Fact]
    public async Task It_builds_without_a_warning_and_writes_what_the_page_says()
    {
        var consumer = feed.CreateConsumer("OwnDevice");
        consumer.Write("Device.cs", s_page.Example("Declaration", "csharp"));
        consumer.Write("Program.cs", s_page.Example("Driver and device", "csharp"));

        Assert.Empty(await consumer.Build());
        Assert.Equal(s_page.Example("Driver and device", "text"), await consumer.Run(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void It_is_declared_in_under_forty_lines() =>
        Assert.InRange(s_page.Example("Declaration", "csharp").TrimEnd('\n').Split('\n').Length, 1, 39);

    [Theory]
    [InlineData("[Case(nameof(Kind), LabelKind.Text)]")]
    [InlineData("[Overlays, Case(")]
    [InlineData("[Bits(nameof(Options)")]
    [InlineData("[When(LabelFeature.Colour)]")]
    [InlineData("[Tail(nameof(Length))]")]
    public void It_shows_the_forms_that_it_promises(string form) =>
        Assert.Contains(form, s_page.Example("Declaration", "csharp"), StringComparison.Ordinal);
}
