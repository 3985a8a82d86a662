using System.Reflection;

namespace LayoutGen.Package.Tests;

/// <summary>The solution that the tests were built from.</summary>
internal static class Solution
{
    /// <summary>The configuration that is built.</summary>
    public static string Configuration { get; } = Metadata(nameof(Configuration));

    private static string Folder { get; } = Metadata(nameof(Solution));

    /// <summary>A file of the solution.</summary>
    public static string PathOf(string file) => Path.GetFullPath(Path.Combine(Folder, file));

    private static string Metadata(string key) => typeof(Solution).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
