using LayoutGen.Tests;

namespace LayoutGen.Generator.Tests.Harness;

/// <summary>Generated files as they were last read and found good.</summary>
/// <remarks>Set LAYOUTGEN_UPDATE_GOLDENS=1 to write them anew, and read them again.</remarks>
internal static class Golden
{
    public static string Folder { get; } = RepositoryFiles.Path("tests/LayoutGen.Generator.Tests/Goldens");

    private static bool IsUpdate => Environment.GetEnvironmentVariable("LAYOUTGEN_UPDATE_GOLDENS") == "1";

    public static void AssertMatches(IReadOnlyDictionary<string, string> files)
    {
        if (IsUpdate)
            foreach (var (name, text) in files)
                File.WriteAllText(PathOf(name), text);
        var golden = Directory.GetFiles(Folder, "*.g.txt")
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path) + ".cs", File.ReadAllText);
        Assert.Equal(golden.Keys.Order(), files.Keys.Order());
        Assert.All(files, file => Assert.Equal(golden[file.Key], file.Value));
    }

    private static string PathOf(string name) => Path.Combine(Folder, Path.ChangeExtension(name, ".txt"));
}
