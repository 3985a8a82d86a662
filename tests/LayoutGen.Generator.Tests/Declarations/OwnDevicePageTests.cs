using LayoutGen.Generator.Tests.Harness;
using LayoutGen.Tests;

namespace LayoutGen.Generator.Tests.Declarations;

/// <summary>The byte map that the page about a user's own device shows is the one that is generated.</summary>
public sealed class OwnDevicePageTests
{
    [Fact]
    public void ByteMap_IsTheGeneratedOne()
    {
        var page = File.ReadAllText(RepositoryFiles.Path("docs/your-own-device.md")).ReplaceLineEndings("\n");
        var (declaration, map) = (Example(page, "csharp"), Example(page, "text").TrimEnd('\n'));

        var files = GeneratorRun.Of(declaration.Replace("using LayoutGen;\nusing LayoutGen.Queues;\n", "", StringComparison.Ordinal)).Files;

        Assert.Contains(map, files["Label.g.cs"].Replace("/// ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Example(string page, string language) => page.Split($"\n```{language}\n")[1].Split("```")[0];
}
