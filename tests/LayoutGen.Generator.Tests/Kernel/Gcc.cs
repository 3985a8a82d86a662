using System.Diagnostics;

namespace LayoutGen.Generator.Tests.Kernel;

/// <summary>The C compiler and what it makes.</summary>
internal static class Gcc
{
    /// <summary>Compiles and runs a program, and gives the lines it prints.</summary>
    public static string[] Run(string source)
    {
        var folder = Directory.CreateTempSubdirectory("layoutgen-");
        try
        {
            var program = Path.Combine(folder.FullName, "program");
            Execute("gcc", "-Wall", "-Werror", "-o", program, source);
            return Execute(program);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The macros that a header defines, by name.</summary>
    public static IReadOnlyDictionary<string, string> Macros(string header) =>
        Execute("gcc", "-E", "-dM", "-include", header, "-x", "c", "/dev/null")
            .Select(line => line.Split(' ', 3))
            .ToDictionary(parts => parts[1], parts => parts[2].Trim());

    private static string[] Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
