using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LayoutGen.Generator.Tests.Kernel;

/// <summary>The C compiler and what it makes.</summary>
internal static class Gcc
{
    /// <summary>Compiles a program, runs it, and gives the lines it prints.</summary>
    /// <param name="headers">The kernel's header files, without folder and ending.</param>
    /// <param name="statements">What the program does.</param>
    public static string[] Run(IEnumerable<string> headers, IEnumerable<string> statements)
    {
        var folder = Directory.CreateTempSubdirectory("layoutgen-");
        try
        {
            var (source, program) = (Path.Combine(folder.FullName, "program.c"), Path.Combine(folder.FullName, "program"));
            File.WriteAllLines(source,
            [
                "#include <stddef.h>",
                "#include <stdio.h>",
                .. headers.Distinct().Select(header => $"#include <linux/{header}.h>"),
                "int main(void)",
                "{",
                .. statements,
                "return 0;",
                "}",
            ]);
            Execute("gcc", "-Wall", "-Werror", "-o", program, source);
            return Execute(program);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A header with all that it includes, and the macros that it defines.</summary>
    public static string Preprocessed(string header) =>
        string.Join('\n', Execute("gcc", "-E", "-dD", "-include", $"linux/{header}.h", "-x", "c", "/dev/null"));

    /// <summary>The virtio structures that a header defines.</summary>
    public static IEnumerable<string> Structures(string header) =>
        Regex.Matches(Preprocessed(header), @"\bstruct\s+(v(?:irtio|ring)\w*)\s*\{").Select(match => match.Groups[1].Value);

    private static string[] Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
