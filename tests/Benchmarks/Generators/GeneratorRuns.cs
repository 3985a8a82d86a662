using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Benchmarks.Generators;

/// <summary>
/// How long this generator and <c>System.Text.Json</c>'s take for as many types, which have either no attributes or as many as the
/// declarations. They run in turn in one process, so that a machine's changing speed meets all of them; what is printed are medians, in
/// milliseconds, and the ratios to the other generator.
/// </summary>
internal static class GeneratorRuns
{
    private static readonly MeasuredGenerator[] s_generators =
        [MeasuredGenerator.Ours, MeasuredGenerator.Json, MeasuredGenerator.JsonWithAttributes];

    private static readonly MeasuredGenerator[] s_floor =
        [MeasuredGenerator.Ours, MeasuredGenerator.Finding, MeasuredGenerator.Members, MeasuredGenerator.Json];

    /// <summary>The place of a cold run among the runs.</summary>
    private const int Cold = 0;

    private static readonly string[] s_runs = ["cold", "method edited", "method renamed", "constant declared"];
    private static readonly int[] s_types = [10, 100, 500];

    /// <summary>The just-in-time compiler's work is no generator's, and takes this long to be done.</summary>
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(5);

    public static void Report(int rounds)
    {
        Print("types", "run", [.. s_generators.Select(generator => generator.Name)], ["ratio", "ratio"]);
        foreach (var types in s_types)
        {
            var times = Times(s_generators, types, rounds);
            for (var run = 0; run < s_runs.Length; run++)
                Print(types, s_runs[run], times.ConvertAll(round => round.ConvertAll(generator => generator[run])));
        }

        foreach (var types in s_types)
            Print(types, "first in a process", [.. Enumerable.Range(0, (rounds + 2) / 3).Select(_ =>
                s_generators.Select(generator => FirstInProcess(generator, types)).ToList())]);
    }

    /// <summary>Prints how much of a cold run is what the compiler does for any generator of such declarations.</summary>
    public static void ReportFloor(int rounds)
    {
        foreach (var types in s_types)
        {
            var times = Times(s_floor, types, rounds);
            foreach (var (index, generator) in s_floor.Index())
                Console.WriteLine($"{types,5}  {generator.Name,-18}  {Text(Median(times.Select(round => round[index][Cold])), "F1"),9}");
        }
    }

    /// <summary>Prints how long the first run in this process takes, of a compiler that has compiled something else before.</summary>
    public static void ReportFirst(string name, int types)
    {
        var generator = s_generators.Single(generator => generator.Name == name);
        generator.Project(1).GetDiagnostics();
        var project = generator.Project(types / 2);
        Console.WriteLine(Milliseconds(() => generator.Driver().RunGenerators(project)).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The times of so many rounds, once the code is warm.</summary>
    private static List<List<double[]>> Times(MeasuredGenerator[] generators, int types, int rounds)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_warmUp;)
            Time(generators, types);
        return [.. Enumerable.Range(0, rounds).Select(_ => Time(generators, types))];
    }

    /// <summary>The times of each generator's runs, in their order.</summary>
    private static List<double[]> Time(MeasuredGenerator[] generators, int types) => [.. generators.Select(generator =>
    {
        var project = generator.Project(types / 2);
        var driver = generator.Driver();
        CSharpCompilation[] states =
        [
            project,
            MeasuredGenerator.WithEditedMethod(project),
            MeasuredGenerator.WithRenamedMethod(project),
            MeasuredGenerator.WithNewConstant(project),
        ];
        return states
            .Select(state => Milliseconds(() => driver = driver.RunGenerators(state)))
            .ToArray();
    })];

    private static double FirstInProcess(MeasuredGenerator generator, int types)
    {
        string[] arguments = ["generators", "first", generator.Name, types.ToString(CultureInfo.InvariantCulture)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(GeneratorRuns).Assembly.Location, .. arguments])
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

    private static void Print(int types, string run, List<List<double>> rounds)
    {
        var medians = s_generators.Select((_, index) => Median(rounds.Select(times => times[index]))).ToList();
        Print(
            types,
            run,
            [.. medians.Select(time => Text(time, "F1"))],
            [.. medians.Skip(1).Select(time => Text(medians[0] / time, "F2"))]);
    }

    private static void Print(object types, string run, string[] times, string[] ratios) => Console.WriteLine(
        $"{types,5}  {run,-18}  {times[0],9}  {times[1],16}  {ratios[0],5}  {times[2],15}  {ratios[1],5}");

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
