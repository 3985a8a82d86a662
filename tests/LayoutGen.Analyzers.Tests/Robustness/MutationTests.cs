using System.Globalization;
using LayoutGen.Analyzers.Tests.Table;
using LayoutGen.Tests;

namespace LayoutGen.Analyzers.Tests.Robustness;

/// <summary>No source makes an analyzer fail or run without end, however spoilt it is.</summary>
/// <remarks>
/// LAYOUTGEN_MUTATIONS says how many sources to spoil, for example 10000, and LAYOUTGEN_MUTATIONS_SEED where to begin.
/// </remarks>
public sealed class MutationTests
{
    private const int Batch = 50;

    private static readonly int Count = Setting("LAYOUTGEN_MUTATIONS", 2 * Batch);
    private static readonly int FirstSeed = Setting("LAYOUTGEN_MUTATIONS_SEED", 1);

    [Fact]
    public async Task Survives_spoilt_sources()
    {
        var sources = Shape.All.Select(shape => Markup.Parse(shape.Markup).Source).Concat(OwnSources()).ToList();
        for (var seed = FirstSeed; seed < FirstSeed + Count; seed += Batch)
        {
            var random = new Random(seed);
            var mutation = new Mutation(random);
            // One healthy source among them, so that there is always a use that asks for a proof.
            string[] spoilt =
            [
                Sample.InMethod("if (x) Merged(features);"),
                .. Enumerable.Range(0, Batch).Select(_ => mutation.Of(sources[random.Next(sources.Count)])),
            ];
            if (!await IsAnalysed(spoilt, seed))
                foreach (var source in spoilt)
                    await IsAnalysed([source], seed);
        }
    }

    /// <summary>False if the compiler itself fails, as it sometimes does on a spoilt block of extensions.</summary>
    private static async Task<bool> IsAnalysed(IEnumerable<string> sources, int seed)
    {
        var analysis = AnalyzerCheck.RunOnAnything(Sample.Compile(
            sources.Select((source, number) => Sample.Parse($"namespace Spoilt{number} {{\n{source}", $"{number}"))));
        Assert.True(await Task.WhenAny(analysis, Task.Delay(TimeSpan.FromMinutes(10))) == analysis, $"seed {seed} does not end");
        try
        {
            await analysis;
            return true;
        }
        catch (Exception failure) when (IsOfCompiler(failure))
        {
            return false;
        }
    }

    /// <summary>An analyzer's failure is a diagnostic, not an exception; and it would have our code on its stack.</summary>
    private static bool IsOfCompiler(Exception failure) =>
        failure.GetBaseException().StackTrace?.Contains("LayoutGen", StringComparison.Ordinal) == false;

    private static IEnumerable<string> OwnSources() => new[] { "Runtime/Features", "Runtime/Queues", "Runtime/Devices", "Samples" }
        .SelectMany(folder => Directory.EnumerateFiles(RepositoryFiles.Path(folder), "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText);

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
