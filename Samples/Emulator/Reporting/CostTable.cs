using System.Globalization;
using Emulator.Costs;
using Emulator.Transfer;
using Spectre.Console;

namespace Emulator.Reporting;

/// <summary>Costs as a person wants to read them: separate beside merged framing, frame by frame, and then what link and queues change.</summary>
internal static class CostTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<CostResult> results)
    {
        var first = results[0].Case;
        foreach (var group in CostComparison.Of(results.Where(result => (result.Case.Link, result.Case.Queues) == (first.Link, first.Queues)))
            .GroupBy(pair => TitleOf(pair.Any)))
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{group.Key}[/]: {first.Link.Name}, {Queues(first.Queues)}");
            console.Write(ByFrame(group));
        }
        if (results.Any(result => (result.Case.Link, result.Case.Queues) != (first.Link, first.Queues)))
            WriteByLink(console, results);
        console.WriteLine();
        console.WriteLine($"Per {(first.Buffers.Direction == Direction.Receive ? "received" : "sent")} packet, {(first.Preset is null ? "separate > merged framing" : "first driver > this one")}.");
        console.WriteLine("Up, Down: bytes on the link. Asks: bytes up to learn whether an interrupt is wanted, not in Up. DMA: operations.");
        console.WriteLine("Mpps: million packets a second, and what binds them. Gain: if bytes bind / if operations bind / as it is.");
        console.WriteLine("Observed: descriptors, tables and transfers. Model: what they cost on a link.");
    }

    private static string TitleOf(CostResult result) => result.Case.Preset?.Name ??
        $"{result.Row.Ring}, {result.Row.Descriptors}, {BuffersOf(result)}";

    private static string BuffersOf(CostResult result) => result.Case.Buffers switch
    {
        { Direction: Direction.Transmit } => "sent",
        { IsMergeable: true } => "mergeable buffers",
        _ => $"buffers of {result.Row.Buffers}, tail {result.Row.Tail}",
    };

    private static Table ByFrame(IEnumerable<CostComparison> pairs)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var title in new[] { "Frame", "Up", "Down", "Asks", "DMA", "Mpps", "Bound by", "Gain %" })
            table.AddColumn(new TableColumn(title) { NoWrap = true, Alignment = Justify.Right, Padding = new Padding(0, 0, 1, 0) });
        foreach (var pair in pairs)
            table.AddRow(
                pair.Any.Case.Traffic.Name,
                Both(pair, result => Number(result.Row.UpBytes, "0.#")),
                Both(pair, result => Number(result.Row.DownBytes, "0.#")),
                Both(pair, result => Number(result.Row.SuppressionBytes, "0.#")),
                Both(pair, result => Number(result.Row.DmaOps, "0.##")),
                Both(pair, result => Number(result.Row.PacketsPerSecond / 1e6, "0.00")),
                Both(pair, result => result.Row.BoundBy),
                Gain(pair));
        return table;
    }

    /// <summary>For the frame that is nearest to what networks carry most.</summary>
    private static void WriteByLink(IAnsiConsole console, IReadOnlyList<CostResult> results)
    {
        var traffic = results.MinBy(result => Math.Abs(result.Case.Traffic.Size - 1500))!.Case.Traffic;
        var pairs = CostComparison.Of(results.Where(result => result.Case.Traffic == traffic)).GroupBy(pair => TitleOf(pair.Any)).First().ToList();
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]Mpps by link and queues[/]: {TitleOf(pairs[0].Any)}, frame {traffic.Name}");
        var table = new Table().Border(TableBorder.Simple).AddColumn("Link");
        foreach (var count in pairs.Select(pair => pair.Any.Case.Queues).Distinct())
            table.AddColumn(new TableColumn(Queues(count)) { NoWrap = true, Alignment = Justify.Right });
        foreach (var link in pairs.GroupBy(pair => pair.Any.Case.Link.Name))
            table.AddRow([
                link.Key,
                .. link.Select(pair => Both(pair, result => $"{Number(result.Row.PacketsPerSecond / 1e6, "0.00")} {result.Row.BoundBy[0]}"))]);
        console.Write(table);
        console.WriteLine("b, o, l: bytes, operations or latency bind. All rows: --json FILE.");
    }

    private static string Both(CostComparison pair, Func<CostResult, string> text)
    {
        string[] texts = [.. new[] { pair.Before, pair.After }.Where(result => result is not null).Select(result => text(result!)).Distinct()];
        return string.Join(" > ", texts);
    }

    private static string Gain(CostComparison pair)
    {
        if (pair.Both is not var (before, after))
            return "";
        var (bytes, operations, bound) = after.GainOver(before);
        return $"{Number(bytes, "0.0")} / {Number(operations, "0.0")} / {Number(bound, "0.0")}";
    }

    private static string Queues(int count) => count == 1 ? "1 queue" : $"{count} queues";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
