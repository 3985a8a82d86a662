using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace LayoutGen.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(LocalFeed feed)
{
    /// <summary>What the container itself needs, whatever it carries.</summary>
    private static readonly string[] s_container = ["_rels/", "[Content_Types].xml", "package/services/", "LayoutGen.nuspec"];

    [Theory]
    [InlineData(
        ".nupkg",
        "LICENSE",
        "README.md",
        "analyzers/dotnet/cs/LayoutGen.Analyzers.dll",
        "analyzers/dotnet/cs/LayoutGen.CodeFixes.dll",
        "analyzers/dotnet/cs/LayoutGen.Generator.dll",
        "lib/net10.0/LayoutGen.dll",
        "lib/net10.0/LayoutGen.xml")]
    [InlineData(".snupkg", "lib/net10.0/LayoutGen.pdb")]
    public void Nothing_is_missing_and_nothing_else_is_in_it(string extension, params string[] expected)
    {
        using var package = feed.Open(extension);

        var files = package.Entries.Select(entry => entry.FullName).Where(name => !s_container.Any(name.StartsWith));
        Assert.Equal(expected, files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_package_and_its_symbols_are_made() => Assert.Equal([".nupkg", ".snupkg"], feed.Files.Select(Path.GetExtension).Order());

    [Theory]
    [InlineData("id", "LayoutGen")]
    [InlineData("license", "MIT")]
    [InlineData("readme", "README.md")]
    [InlineData("tags", "virtio virtqueue driver emulator source-generator analyzer zero-copy roslyn")]
    [InlineData("dependencies", "")]
    public void It_says_what_it_is_and_depends_on_nothing(string element, string expected)
    {
        using var package = feed.Open(".nupkg");

        var metadata = XDocument.Load(package.GetEntry("LayoutGen.nuspec")!.Open()).Root!.Elements().Single();
        Assert.Equal(expected, metadata.Elements().Single(child => child.Name.LocalName == element).Value);
        Assert.DoesNotContain(metadata.Descendants(), child => child.Name.LocalName == "dependency");
    }

    /// <summary>An analyzer that refers to an assembly which is neither in the package nor in the compiler is silently absent.</summary>
    [Theory]
    [InlineData("LayoutGen.Generator.dll")]
    [InlineData("LayoutGen.Analyzers.dll", "LayoutGen.Generator")]
    [InlineData("LayoutGen.CodeFixes.dll", "LayoutGen.Analyzers", "LayoutGen.Generator")]
    public void What_an_analyzer_refers_to_is_in_the_package_or_the_compiler(string analyzer, params string[] own)
    {
        using var package = feed.Open(".nupkg");
        using var assembly = new MemoryStream();
        package.GetEntry($"analyzers/dotnet/cs/{analyzer}")!.Open().CopyTo(assembly);
        using var file = new PEReader([.. assembly.ToArray()]);

        var metadata = file.GetMetadataReader();
        var names = metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name));
        Assert.All(names, name => Assert.True(
            name is "netstandard" or "System.Collections.Immutable" or "System.Memory" or "System.Composition.AttributedModel"
                || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                || own.Contains(name),
            name));
    }
}
