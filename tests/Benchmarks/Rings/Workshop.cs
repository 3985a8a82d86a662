using System.ComponentModel;
using System.Diagnostics;
using LayoutGen.Tests;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>Where contenders are made: a folder that goes, one that stays, and the tools.</summary>
internal sealed class Workshop : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <summary>Where what is made lies until the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("layoutgen-rings-").FullName;

    /// <summary>Where unpacked sources stay for the next run.</summary>
    public static string Cache { get; } = Directory.CreateDirectory(Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "layoutgen-benchmarks")).FullName;

    /// <summary>Compiles programs of <c>Native</c>, which lies beside this file in the repository.</summary>
    /// <param name="name">What the program is to be called.</param>
    /// <param name="source">A file of <c>Native</c>.</param>
    /// <param name="options">What the compiler is told besides.</param>
    /// <returns>The program.</returns>
    public string Compile(string name, string source, params string[] options)
    {
        var program = Path.Combine(Folder, name);
        Run("gcc", ["-fno-strict-aliasing", "-pthread", "-o", program, Native(source), .. options]);
        return program;
    }

    public static string Native(string source) => RepositoryFiles.Path($"tests/Benchmarks/Rings/Native/{source}");

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="PeerException">It is not there, failed, or did not end.</exception>
    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(s_patience))
            {
                process.Kill(entireProcessTree: true);
                throw new PeerException($"{program} did not end within {s_patience.TotalMinutes} minutes.");
            }

            return process.ExitCode == 0
                ? output.Result
                : throw new PeerException(
                    $"{program} {string.Join(' ', arguments)} failed ({process.ExitCode}):\n{output.Result}{error.Result}");
        }
        catch (Win32Exception exception)
        {
            throw new PeerException($"{program} cannot be started: {exception.Message}");
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
