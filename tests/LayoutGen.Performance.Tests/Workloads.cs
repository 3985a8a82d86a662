using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace LayoutGen.Performance.Tests;

/// <summary>The program whose machine code is looked at, built for release.</summary>
internal static class Workloads
{
    /// <summary>The program as the just-in-time compiler gets it.</summary>
    public static Lazy<string> Assembly { get; } = new(() =>
    {
        Run("dotnet", ["build", Metadata("Workloads"), "-c", "Release", "-v", "quiet"]);
        return Path.Combine(Metadata("WorkloadsOutput"), "workloads.dll");
    });

    /// <summary>The program as NativeAOT compiles it.</summary>
    public static Lazy<string> Native { get; } = new(() =>
    {
        Run("dotnet", ["publish", Metadata("Workloads"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-v", "quiet",
            "-p:NativeAot=true", "-p:CppCompilerAndLinker=gcc"]);
        return Path.Combine(Metadata("WorkloadsPublished") + RuntimeInformation.RuntimeIdentifier, "workloads");
    });

    public static string Run(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', start.ArgumentList)}:\n{output}{error.Result}");
        return output;
    }

    private static string Metadata(string key) => typeof(Workloads).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(metadata => metadata.Key == key)
        .Value!;
}
