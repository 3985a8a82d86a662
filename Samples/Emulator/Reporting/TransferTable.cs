using System.Globalization;
using Spectre.Console;

namespace Emulator.Reporting;

/// <summary>The rows of a run as a person wants to read them: a table for each mode, all figures per packet.</summary>
internal static class TransferTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<TransferRow> rows)
    {
        foreach (var mode in rows.GroupBy(row => (row.Mode, row.Ring)))
        {
            var first = mode.First();
            console.WriteLine();
            console.MarkupLineInterpolated(
                $"[bold]{first.Mode}[/]: {first.Ring} ring, {first.HeaderSize}-byte header, features {first.Features}");
            console.Write(TableOf(mode));
        }
        console.WriteLine();
        console.WriteLine("Figures are per packet. mtu: frames of 1514 bytes and less; large: longer ones.");
        console.WriteLine("DMA: operations that a hardware device would need. Ring: bytes of the ring.");
    }

    private static Table TableOf(IEnumerable<TransferRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(Column("Frames", 8, Justify.Left));
        foreach (var (title, width) in new[] { ("Packets", 9), ("Descriptors", 11), ("Blocks", 6), ("DMA", 5), ("Ring", 5), ("ns", 8) })
            table.AddColumn(Column(title, width, Justify.Right));
        table.AddColumn(Column("Identical", 9, Justify.Left));
        foreach (var row in rows)
            table.AddRow(
                $"{row.Direction} {row.Frames}",
                Number(row.Packets, "N0"),
                Number(row.DescriptorsPerPacket, "F2"),
                Number(row.BlocksPerPacket, "F2"),
                Number(row.DmaPerPacket, "F2"),
                Number(row.RingBytesPerPacket, "F1"),
                Number(row.NsPerPacket, "N0"),
                row.Identical ? "[green]yes[/]" : "[red]NO[/]");
        return table;
    }

    /// <summary>A column of fixed width, so that the tables of all modes line up and fit 80 characters.</summary>
    private static TableColumn Column(string title, int width, Justify alignment) =>
        new(title) { Width = width, NoWrap = true, Alignment = alignment, Padding = new Padding(0, 0, 1, 0) };

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
