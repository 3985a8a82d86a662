using System.Runtime.InteropServices;
using LayoutGen.Tests;

namespace LayoutGen.Benchmarks.Rings.Peers;

/// <summary>Our rings and queues, under both compilers.</summary>
internal static class OwnProgram
{
    public const string Jit = "ours, JIT";
    public const string Aot = "ours, AOT";

    private static string Project => RepositoryFiles.Path("tests/Benchmarks/RingLoop/LayoutGen.RingLoop.csproj");

    public static RingContender MakeJit()
    {
        Workshop.Run("dotnet", "build", Project, "-c", "Release", "-v", "quiet", "--nologo");
        var assembly = RepositoryFiles.Path(".artifacts/bin/LayoutGen.RingLoop/release/ringloop.dll");
        return new(Jit, _ => ["dotnet", assembly]);
    }

    public static RingContender MakeAot()
    {
        var runtime = RuntimeInformation.RuntimeIdentifier;
        try
        {
            Workshop.Run("dotnet", "publish", Project, "-c", "Release", "-r", runtime, "-v", "quiet", "--nologo",
                "-p:NativeAot=true", "-p:CppCompilerAndLinker=gcc");
        }
        catch (PeerException exception)
        {
            throw new PeerException($"apt-get install gcc libc6-dev zlib1g-dev, if that is missing: {exception.Message}");
        }

        var program = RepositoryFiles.Path($".artifacts/publish/LayoutGen.RingLoop/release_{runtime}/ringloop");
        return new(Aot, _ => [program]);
    }
}
