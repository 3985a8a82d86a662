using System.Diagnostics;
using System.Globalization;

namespace LayoutGen.Benchmarks.Generators;

/// <summary>
/// How long this generator and <c>System.Text.Json</c>'s take for as many types. Both run in turn in one process, so that a machine's
/// changing speed meets both; what is printed are medians, in milliseconds, and their ratio.
/// </summary>
internal static class GeneratorRuns
{
    private static readonly MeasuredGenerator[] s_generators = [MeasuredGenerator.Ours, MeasuredGenerator.Json];
    private static readonly int[] s_types = [10, 100, 500];

    public static void Report(int rounds)
    {
        Row("types", "run", MeasuredGenerator.Ours.Name, MeasuredGenerator.Json.Name, "ratio");
        foreach (var types in s_types)
        {
            for (var round = 0; round < 3; round++) // The just-in-time compiler's work is no generator's.
                Time(types);
            var times = Enumerable.Range(0, rounds).Select(_ => Time(types)).ToList();
            Row(types, "cold", times.ConvertAll(round => (round[0].Cold, round[1].Cold)));
            Row(types, "after an edit", times.ConvertAll(round => (round[0].Edited, round[1].Edited)));
        }

        foreach (var types in s_types)
            Row(types, "first in a process", Enumerable.Range(0, (rounds + 2) / 3)
                .Select(_ => (FirstInProcess(MeasuredGenerator.Ours, types), FirstInProcess(MeasuredGenerator.Json, types)))
                .ToList());
    }

    /// <summary>Prints how long the first run in this process takes, of a compiler that has compiled something else before.</summary>
    public static void ReportFirst(string name, int types)
    {
        var generator = s_generators.Single(generator => generator.Name == name);
        generator.Project(1).GetDiagnostics();
        var project = generator.Project(types / 2);
        Console.WriteLine(Milliseconds(() => generator.Driver().RunGenerators(project)).ToString(CultureInfo.InvariantCulture));
    }

    private static List<(double Cold, double Edited)> Time(int types) => [.. s_generators.Select(generator =>
    {
        var project = generator.Project(types / 2);
        var driver = generator.Driver();
        var cold = Milliseconds(() => driver = driver.RunGenerators(project));
        var edited = MeasuredGenerator.Edited(project, edit: 1);
        return (cold, Milliseconds(() => driver = driver.RunGenerators(edited)));
    })];

    private static double FirstInProcess(MeasuredGenerator generator, int types)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, ["generators", "first", generator.Name, types.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        return double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
    }

    private static double Milliseconds(Action action)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Row(int types, string run, List<(double Ours, double Json)> times)
    {
        var (ours, json) = (Median(times.Select(pair => pair.Ours)), Median(times.Select(pair => pair.Json)));
        Row(types, run, $"{ours:F1}", $"{json:F1}", $"{ours / json:F2}");
    }

    private static void Row(object types, string run, string ours, string json, string ratio) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{types,5}  {run,-18}  {ours,10}  {json,16}  {ratio,5}"));

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
