using System.Globalization;
using Emulator.Costs;
using LayoutGen.Layouts;
using Spectre.Console;

namespace Emulator.Reporting;

/// <summary>Costs as a person wants to read them: separate beside merged framing, frame by frame, and then what link and queues change.</summary>
internal static class CostTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<CostResult> results)
    {
        var (link, queues) = (results[0].Case.Link, results[0].Case.Queues);
        foreach (var group in results
            .Where(result => result.Case.Link == link && result.Case.Queues == queues)
            .GroupBy(result => (result.Case.Ring, result.Case.Descriptors, result.Case.Tail)))
        {
            var row = group.First().Row;
            console.WriteLine();
            console.MarkupLineInterpolated(
                $"[bold]{row.Ring}, {row.Descriptors}, tail {row.Tail}[/]: {row.Link}, {row.Queues} {(row.Queues == 1 ? "queue" : "queues")}");
            console.Write(ByFrame(group));
        }
        if (results.Select(result => (result.Case.Link.Name, result.Case.Queues)).Distinct().Count() > 1)
            WriteByLink(console, results);
        console.WriteLine();
        console.WriteLine("Per received packet, separate > merged framing. Up, Down: bytes on the link. Asks: bytes up to learn whether an");
        console.WriteLine("interrupt is wanted, not in Up. DMA: operations. Mpps: million packets a second, and what binds them.");
        console.WriteLine("Gain: by merging, if bytes bind / if operations bind / as it is.");
        console.WriteLine("Descriptors and transfers are observed; what they cost on a link is a model.");
    }

    /// <summary>Results that differ in framing only, side by side; one alone where only one framing was asked for.</summary>
    internal static IEnumerable<(CostResult? Separate, CostResult? Merged)> Pairs(IEnumerable<CostResult> results) => results
        .GroupBy(result => result.Case with { Framing = Framing.Separate })
        .Select(pair => (
            pair.FirstOrDefault(result => result.Case.Framing == Framing.Separate),
            pair.FirstOrDefault(result => result.Case.Framing == Framing.Merged)));

    private static Table ByFrame(IEnumerable<CostResult> results)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var title in new[] { "Frame", "Up", "Down", "Asks", "DMA", "Mpps", "Bound by", "Gain %" })
            table.AddColumn(new TableColumn(title) { NoWrap = true, Alignment = Justify.Right, Padding = new Padding(0, 0, 2, 0) });
        foreach (var pair in Pairs(results))
            table.AddRow(
                (pair.Separate ?? pair.Merged)!.Case.Traffic.Name,
                Both(pair, result => Number(result.Row.UpBytes, "0.#")),
                Both(pair, result => Number(result.Row.DownBytes, "0.#")),
                Both(pair, result => Number(result.Row.SuppressionBytes, "0.#")),
                Both(pair, result => Number(result.Row.DmaOps, "0.##")),
                Both(pair, result => Number(result.Row.PacketsPerSecond / 1e6, "0.00")),
                Both(pair, result => result.Row.BoundBy),
                Gain(pair));
        return table;
    }

    private static void WriteByLink(IAnsiConsole console, IReadOnlyList<CostResult> results)
    {
        var first = results[0].Case;
        var chosen = results.Where(result => (result.Case with { Framing = first.Framing, Link = first.Link, Queues = first.Queues }) == first).ToList();
        var queues = chosen.Select(result => result.Case.Queues).Distinct().ToList();
        console.WriteLine();
        console.MarkupLineInterpolated(
            $"[bold]Mpps by link and queues[/]: {chosen[0].Row.Ring}, {chosen[0].Row.Descriptors}, tail {chosen[0].Row.Tail}, frame {first.Traffic.Name}");
        var table = new Table().Border(TableBorder.Simple).AddColumn("Link");
        foreach (var count in queues)
            table.AddColumn(new TableColumn(count == 1 ? "1 queue" : $"{count} queues") { NoWrap = true, Alignment = Justify.Right });
        foreach (var link in chosen.GroupBy(result => result.Case.Link.Name))
            table.AddRow([
                link.Key,
                .. Pairs(link).Select(pair => Both(pair, result => $"{Number(result.Row.PacketsPerSecond / 1e6, "0.0")} {result.Row.BoundBy[0]}"))]);
        console.Write(table);
        console.WriteLine("b, o, l: bytes, operations or latency bind. All rows: --json FILE.");
    }

    private static string Both((CostResult? Separate, CostResult? Merged) pair, Func<CostResult, string> text)
    {
        string[] texts = [.. new[] { pair.Separate, pair.Merged }.Where(result => result is not null).Select(result => text(result!)).Distinct()];
        return string.Join(" > ", texts);
    }

    private static string Gain((CostResult? Separate, CostResult? Merged) pair)
    {
        if (pair is not ({ } separate, { } merged))
            return "";
        var (bytes, operations, bound) = merged.GainOver(separate);
        return $"{Number(bytes, "0.0")} / {Number(operations, "0.0")} / {Number(bound, "0.0")}";
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
