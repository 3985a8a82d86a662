using System.Globalization;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>
/// A row for each work, and for each way to cut packets; a column for each contender. A contender that cuts packets in one way of its own
/// has the same number in all rows.
/// </summary>
internal static class RingTable
{
    /// <summary>What a cell of another contender says.</summary>
    public const string Legend =
        "Nanoseconds for a buffer: median, and quartiles of ours. Behind another's time: what ours take of it, JIT / AOT, and how much " +
        "they may.";

    private const string Gain = "packets a second against separate";

    public static string Of(IReadOnlyList<RingSample> samples, IReadOnlyList<string> ours, IReadOnlyList<string> others)
    {
        var table = new MarkdownTable(3, ["ring", "work", "framing", .. ours, .. others, .. ours.Select(one => $"{one}: {Gain}"), "runs"]);
        foreach (var row in samples.GroupBy(sample => sample.Work))
            foreach (var framing in row.Key.Framings)
            {
                Spread Spread(string name, string cut) => Rings.Spread.Of(row
                    .Where(sample => sample.Contender == name && (sample.Framing == cut || sample.Framing.Length == 0))
                    .Select(sample => sample.Nanoseconds));
                var own = ours.Select(name => Spread(name, framing)).ToList();
                table.Add(
                [
                    row.Key.Format,
                    row.Key.Detail,
                    framing.Length == 0 ? MarkdownTable.Nothing : framing,
                    .. own.Select(spread => spread.ToString()),
                    .. others.Select(name => Compare(own, Spread(name, framing), Target.Of(name, row.Key, row.First().Mode))),
                    .. ours.Select(name => Compare(Spread(name, row.Key.Framings[0]), Spread(name, framing))),
                    ours.Concat(others).Select(name => Spread(name, framing).Count).Where(count => count > 0).Min()
                        .ToString(CultureInfo.InvariantCulture),
                ]);
            }

        return table.ToString();
    }

    private static string Compare(IEnumerable<Spread> ours, Spread other, double? limit)
    {
        if (other.Count == 0)
            return MarkdownTable.Nothing;
        var ratios = string.Join(" / ", ours.Where(own => own.Count > 0).Select(own => Number(own.Median / other.Median)));
        return $"{Number(other.Median)}{(ratios.Length > 0 ? $": {ratios}" : "")}{(limit is { } most ? $" (≤ {Number(most)})" : "")}";
    }

    private static string Compare(Spread separate, Spread cut) => separate.Count == 0 || cut.Count == 0 || separate == cut
        ? MarkdownTable.Nothing
        : ((separate.Median / cut.Median) - 1).ToString("+0 %;-0 %;0 %", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(value < 100 ? "G3" : "F0", CultureInfo.InvariantCulture);
}
