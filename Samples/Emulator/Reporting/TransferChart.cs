using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Emulator.Reporting;

/// <summary>The rows of a run as a bar chart: what a packet costs in each mode, receive and transmit side by side.</summary>
internal static class TransferChart
{
    private const int Width = 1200;
    private const int Height = 640;
    private const double GapBetweenDirections = 0.6;

    private static readonly (string Name, Func<TransferRow, double> Value)[] _measures =
    [
        ("Descriptors", row => row.DescriptorsPerPacket),
        ("Memory blocks", row => row.BlocksPerPacket),
        ("DMA operations", row => row.DmaPerPacket),
    ];

    private static readonly (string Direction, string Name)[] _directions = [("rx", "receive"), ("tx", "transmit")];

    public static void Write(IReadOnlyList<TransferRow> rows, string path)
    {
        var charted = rows.Any(row => row.Frames == "mtu") ? "mtu" : "large";
        var image = Draw(rows.Where(row => row.Frames == charted), charted).GetImageBytes(Width, Height, ImageFormat.Png);
        OutputFile.Write(path, stream => stream.Write(image));
    }

    private static Plot Draw(IEnumerable<TransferRow> rows, string frames)
    {
        var plot = ChartStyle.NewPlot(
            frames == "mtu" ? "What a frame of 1514 bytes or less costs" : "What a frame of more than 1514 bytes costs", "per packet");
        var modes = rows.GroupBy(row => row.Ring == "split" ? row.Mode : $"{row.Mode}, {row.Ring}").ToArray();
        for (var mode = 0; mode < modes.Length; mode++)
        {
            var bars = plot.Add.Bars(modes[mode].SelectMany(row => BarsOf(row, mode, modes.Length)).ToArray());
            bars.LegendText = modes[mode].Key;
            bars.ValueLabelStyle.FontSize = 15;
        }
        var ticks = _directions.SelectMany((direction, group) => _measures.Select((measure, index) =>
            new Tick(GroupPosition(group, index), $"{measure.Name}\n{direction.Name}")));
        plot.Axes.Bottom.SetTicks([.. ticks.Select(tick => tick.Position)], [.. ticks.Select(tick => tick.Label)]);
        plot.Axes.Left.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        plot.Axes.Margins(bottom: 0, top: 0.15);
        plot.HideGrid();
        plot.ShowLegend(Edge.Top);
        plot.Legend.Orientation = Orientation.Horizontal;
        return plot;
    }

    private static IEnumerable<Bar> BarsOf(TransferRow row, int mode, int modes)
    {
        var size = 0.8 / modes;
        var group = Array.FindIndex(_directions, direction => direction.Direction == row.Direction);
        return _measures.Select((measure, index) => new Bar
        {
            Position = GroupPosition(group, index) + ((mode - ((modes - 1) / 2.0)) * size),
            Size = size,
            Value = measure.Value(row),
            ValueLabel = measure.Value(row).ToString("0.##", CultureInfo.InvariantCulture),
            FillColor = ChartStyle.Colors[mode % ChartStyle.Colors.Length],
            LineWidth = 0,
        });
    }

    private static double GroupPosition(int direction, int measure) =>
        (direction * (_measures.Length + GapBetweenDirections)) + measure;
}
