namespace LayoutGen.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string FindRoot(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "LayoutGen.sln")) ? folder : FindRoot(Directory.GetParent(folder)!.FullName);
}
