using System.IO.Compression;

namespace LayoutGen.Package.Tests;

/// <summary>The package, made from what is built, in a feed of its own. The only one there is for its consumers.</summary>
public sealed class LocalFeed : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("layoutgen-");

    /// <summary>The files that packing made.</summary>
    internal IEnumerable<string> Files => Directory.EnumerateFiles(Feed).Select(file => Path.GetFileName(file));

    private string Feed => Path.Combine(_folder.FullName, "feed");

    private string Packages => Path.Combine(_folder.FullName, "packages");

    public async Task InitializeAsync()
    {
        await Command.DotNet(
            _folder.FullName, Packages, "pack", Solution.PathOf("Runtime/LayoutGen.csproj"), "--no-build", "-c", Solution.Configuration, "-o", Feed);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Opens a package, or the symbols.</summary>
    /// <param name="extension">How its name ends.</param>
    internal ZipArchive Open(string extension) =>
        ZipFile.OpenRead(Assert.Single(Directory.EnumerateFiles(Feed), file => Path.GetExtension(file) == extension));

    /// <summary>A program that knows nothing but the package.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="properties">Properties of its project beyond what a new project has.</param>
    internal Consumer CreateConsumer(string name, string properties = "") =>
        new(_folder.CreateSubdirectory(name).FullName, Packages, properties);
}
