using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>The runs as tables of medians with ratios, one for each place that the two cores were in.</summary>
internal static class RingReport
{
    private static readonly JsonSerializerOptions s_json =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly (string Ours, string Theirs)[] s_ratios =
        [("ours, JIT", "kernel"), ("ours, AOT", "kernel"), ("ours, JIT", "C twin"), ("ours, AOT", "C twin")];

    public static string Json(IReadOnlyList<RingSample> samples) => JsonSerializer.Serialize(samples, s_json);

    public static string Table(IReadOnlyList<RingSample> samples)
    {
        var names = samples.Select(sample => sample.Contender).Distinct().ToList();
        var ratios = s_ratios.Where(ratio => names.Contains(ratio.Ours) && names.Contains(ratio.Theirs)).ToList();
        var text = new StringBuilder();
        foreach (var mode in samples.Where(sample => sample.Mode != "moved").GroupBy(sample => sample.Mode))
        {
            var distance = Median(mode.SelectMany(sample => (double[])[sample.Before, sample.After]));
            text.Append(CultureInfo.InvariantCulture, $"\nCores {mode.Key}: {distance:F0} ns from one to the other. ");
            text.Append("Nanoseconds for a buffer, medians.\n\n");
            AppendRow(text, ["ring", "threads", "batch", .. names, .. ratios.Select(ratio => $"{ratio.Ours} / {ratio.Theirs}"), "runs"]);
            AppendRow(text, ["---", .. Enumerable.Repeat("--:", names.Count + ratios.Count + 3)]);
            foreach (var row in mode.GroupBy(sample => sample.Work))
            {
                var runs = row.ToLookup(sample => sample.Contender, sample => sample.Nanoseconds);
                var times = runs.ToDictionary(run => run.Key, Median);
                AppendRow(text,
                [
                    row.Key.Format,
                    Number(row.Key.Threads, "F0"),
                    Number(row.Key.Batch, "F0"),
                    .. names.Select(name => times.TryGetValue(name, out var time) ? Number(time, "F1") : "–"),
                    .. ratios.Select(ratio => times.TryGetValue(ratio.Ours, out var ours) && times.TryGetValue(ratio.Theirs, out var theirs)
                        ? Number(ours / theirs, "F2")
                        : "–"),
                    Number(runs.Min(run => run.Count()), "F0"),
                ]);
            }
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
