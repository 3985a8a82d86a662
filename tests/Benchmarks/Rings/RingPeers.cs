using System.Diagnostics;
using System.Runtime.InteropServices;
using LayoutGen.Tests;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>Makes the contenders, as far as there is what they are made of.</summary>
internal sealed class RingPeers(string folder)
{
    /// <summary>What is missing, and what to install for it.</summary>
    public List<string> Missing { get; } = [];

    public List<RingContender> Make(string? kernelSource)
    {
        var contenders = new List<RingContender>();
        var project = RepositoryFiles.Path("tests/Benchmarks/RingLoop/LayoutGen.RingLoop.csproj");
        Run("dotnet", "build", project, "-c", "Release", "-v", "quiet", "--nologo");
        var assembly = RepositoryFiles.Path(".artifacts/bin/LayoutGen.RingLoop/release/ringloop.dll");
        contenders.Add(new("ours, JIT", format => ["dotnet", assembly, format]));
        if (!Exists("gcc"))
        {
            Missing.Add("NativeAOT, the C twin and the kernel's ringtest: apt-get install gcc libc6-dev linux-libc-dev zlib1g-dev");
            return contenders;
        }

        var runtime = RuntimeInformation.RuntimeIdentifier;
        Run("dotnet", "publish", project, "-c", "Release", "-r", runtime, "-v", "quiet", "--nologo",
            "-p:NativeAot=true", "-p:CppCompilerAndLinker=gcc");
        var native = RepositoryFiles.Path($".artifacts/publish/LayoutGen.RingLoop/release_{runtime}/ringloop");
        contenders.Add(new("ours, AOT", format => [native, format]));
        var twin = Path.Combine(folder, "twin");
        Run("gcc", "-O3", "-Wall", "-Werror", "-pthread", "-o", twin, RepositoryFiles.Path("tests/Benchmarks/Rings/twin.c"));
        contenders.Add(new("C twin", format => [twin, format]));
        if (FindRingTest(kernelSource) is { } ringTest)
            contenders.Add(new("kernel", MakeKernelPeers(ringTest)));
        else
            Missing.Add("The kernel's ringtest: apt-get install linux-source-6.1 xz-utils, or say --kernel FOLDER");
        return contenders;
    }

    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{output}{error.Result}");
    }

    private static bool Exists(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(path => File.Exists(Path.Combine(path, program)));

    private string? FindRingTest(string? kernelSource)
    {
        if (kernelSource is not null)
            return Path.Combine(kernelSource, "tools/virtio/ringtest");
        var archive = Directory.Exists("/usr/src") ? Directory.GetFiles("/usr/src", "linux-source-*.tar.xz").Order().LastOrDefault() : null;
        if (archive is null)
            return null;
        var name = Path.GetFileName(archive).Replace(".tar.xz", "/tools/virtio/ringtest", StringComparison.Ordinal);
        Run("tar", "xf", archive, "-C", folder, name);
        return Path.Combine(folder, name);
    }

    // As their Makefile does, with main renamed.
    private Func<string, string[]> MakeKernelPeers(string ringTest)
    {
        var main = Path.Combine(folder, "main.o");
        Run("gcc", "-O2", "-flto", "-pthread", "-Dmain=ringtest_main", "-c", Path.Combine(ringTest, "main.c"), "-o", main);
        foreach (var ring in (string[])["virtio_ring_0_9", "ring"])
            Run("gcc", "-O2", "-flto", "-fwhole-program", "-pthread", "-I", ringTest, "-o", Path.Combine(folder, ring),
                RepositoryFiles.Path("tests/Benchmarks/Rings/kernel-peer.c"), Path.Combine(ringTest, ring + ".c"), main);
        return format => [Path.Combine(folder, format == "split" ? "virtio_ring_0_9" : "ring")];
    }
}
