using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LayoutGen.Benchmarks.Rings.Peers;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>The runs as tables: one for each place that the two cores were in, and one for a single thread.</summary>
internal static class RingReport
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly string[] s_ours = [OwnProgram.Jit, OwnProgram.Aot];

    private static readonly (string Mode, string Title)[] s_modes =
    [
        (RingSample.Near, "Two threads, cores near"),
        (RingSample.Far, "Two threads, cores far"),
        (RingSample.One, "One thread"),
    ];

    /// <summary>All samples, and how they are spread for each contender, work and place of the cores.</summary>
    public static string Json(IReadOnlyList<RingSample> samples) => JsonSerializer.Serialize(
        new
        {
            Spreads = samples
                .GroupBy(sample => (sample.Mode, sample.Work, sample.Framing, sample.Contender))
                .Select(runs => new
                {
                    runs.Key.Mode,
                    Work = runs.Key.Work.Name,
                    runs.Key.Framing,
                    runs.Key.Contender,
                    Nanoseconds = Spread.Of(runs.Select(run => run.Nanoseconds)),
                }),
            Samples = samples,
        },
        s_json);

    public static string Tables(IReadOnlyList<RingSample> samples, IReadOnlyList<string> contenders, IReadOnlyList<string> notes)
    {
        var text = new StringBuilder();
        foreach (var (mode, title) in s_modes)
            foreach (var isRing in (bool[])[true, false])
            {
                var some = samples.Where(sample => sample.Mode == mode && (sample.Work.Kind == WorkKind.Ring) == isRing).ToList();
                if (some.Count == 0)
                    continue;
                text.Append(CultureInfo.InvariantCulture, $"\n{title}{Distance(some)}, {(isRing ? "rings" : "packets")}:\n\n");
                var names = contenders.Where(name => some.Any(sample => sample.Contender == name)).ToList();
                text.Append(RingTable.Of(some, [.. names.Intersect(s_ours)], [.. names.Except(s_ours)]));
            }

        var moved = samples.Count(sample => sample.Mode == RingSample.Moved);
        text.Append(CultureInfo.InvariantCulture, $"\n{RingTable.Legend} {samples.Count} samples; the cores moved in {moved}.\n");
        foreach (var note in notes)
            text.Append(CultureInfo.InvariantCulture, $"\n- {note.ReplaceLineEndings(" ").TrimEnd()}");
        return text.ToString();
    }

    private static string Distance(List<RingSample> samples) => samples[0].Mode == RingSample.One
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $" ({Spread.Of(samples.SelectMany(sample => (double[])[sample.Before, sample.After])).Median:F0} ns from one to the other)");
}
