namespace LayoutGen.Package.Tests;

/// <summary>A library that declares something of every form, and asks the compiler for all the warnings that it has.</summary>
[Collection(PackageCollection.Name)]
public sealed class StrictConsumerTests(LocalFeed feed)
{
    [Fact]
    public async Task What_is_generated_adds_no_warning()
    {
        // These speak of the declarations themselves: an enum is as wide as its field, and has the values that the wire has.
        var consumer = feed.CreateConsumer("Strict", """
            <OutputType>Library</OutputType>
            <AnalysisLevel>latest-all</AnalysisLevel>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            <NoWarn>CA1028;CA1008</NoWarn>
            """);
        consumer.Write("Usings.cs", """
            global using LayoutGen;
            global using LayoutGen.Layouts;
            global using LayoutGen.Memory;
            global using LayoutGen.Queues;
            """);
        consumer.Write(
            "Declarations.cs", await File.ReadAllTextAsync(Solution.PathOf("tests/LayoutGen.Generator.Tests/Goldens/Declarations.txt")));

        Assert.Empty(await consumer.Build());
    }
}
