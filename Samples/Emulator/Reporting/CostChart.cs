using System.Globalization;
using Emulator.Costs;
using LayoutGen.Cost;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace Emulator.Reporting;

/// <summary>Costs as charts: the bytes of a packet, part by part, and what merging gains, frame by frame, and by what a buffer holds.</summary>
internal static class CostChart
{
    private const int WidthOfPlot = 750;
    private const int Height = 640;

    private static readonly (string Name, Func<PacketCost, LinkTraffic> Part)[] _parts =
    [
        ("header and frame", cost => cost.Payload),
        ("descriptors", cost => cost.Descriptors),
        ("indirect table", cost => cost.Table),
        ("available ring", cost => cost.Available),
        ("used ring", cost => cost.Used),
        ("interrupt", cost => cost.Interrupt),
    ];

    public static void Write(IReadOnlyList<CostResult> results, string path)
    {
        var first = results[0].Case;
        var shown = results.Where(result => (result.Case.Link, result.Case.Queues) == (first.Link, first.Queues)).ToList();
        if (first.Preset is null)
            shown = [.. shown.Where(result => result.Case.Tail == first.Tail || result.Case.Buffers.IsMergeable)];
        var alike = shown.Where(result => result.Case.Preset is not null || result.Case.Buffers == first.Buffers).ToList();
        var multiplot = new Multiplot();
        multiplot.RemovePlot(multiplot.GetPlot(0));
        multiplot.AddPlot(Bytes([.. alike.Where(result => result.Case.Traffic == first.Traffic)]));
        multiplot.AddPlot(Gains(alike, "What merging gains", NameOf));
        if (alike.Count < shown.Count)
            multiplot.AddPlot(Gains(
                [.. shown.Where(result => (result.Case.Ring, result.Case.Descriptors) == (first.Ring, first.Descriptors))],
                $"By what a buffer holds: {NameOf(results[0])}",
                result => result.Row.Buffers));
        multiplot.Layout = new Columns();
        var image = multiplot.Render(WidthOfPlot * multiplot.Subplots.Count, Height).GetImageBytes(ImageFormat.Png);
        OutputFile.Write(path, stream => stream.Write(image));
    }

    /// <summary>What merging gains by frame size, where bytes bind and where operations do.</summary>
    private static Plot Gains(IReadOnlyList<CostResult> results, string title, Func<CostResult, string> nameOf)
    {
        var plot = ChartStyle.NewPlot(title, "% more packets a second");
        var frames = results.Select(result => result.Case.Traffic).Distinct().ToList();
        foreach (var (index, group) in CostComparison.Of(results).Where(pair => pair.Both is not null).GroupBy(pair => nameOf(pair.Any)).Index())
        {
            var pairs = group.Select(pair => pair.Both!.Value).ToList();
            double[] places = [.. pairs.Select(pair => (double)frames.IndexOf(pair.After.Case.Traffic))];
            var gains = pairs.ConvertAll(pair => pair.After.GainOver(pair.Before));
            Add([.. gains.Select(gain => gain.ByBytes)], LinePattern.Solid, $"{group.Key}: bytes bind");
            Add([.. gains.Select(gain => gain.ByOperations)], LinePattern.Dotted, $"{group.Key}: operations bind");

            void Add(double[] values, LinePattern pattern, string legend)
            {
                var line = plot.Add.Scatter(places, values, ChartStyle.Colors[index % ChartStyle.Colors.Length]);
                (line.LineWidth, line.MarkerSize, line.LinePattern, line.LegendText) = (3, 8, pattern, legend);
            }
        }
        plot.Axes.Bottom.SetTicks([.. frames.Select((_, index) => (double)index)], [.. frames.Select(frame => frame.Name)]);
        plot.XLabel("frame, bytes", size: 17);
        plot.Axes.SetLimitsY(-2, Math.Max(10, plot.Axes.GetDataLimits().Top * 1.1));
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }

    /// <summary>The bytes that go up for a packet, one bar for each way.</summary>
    private static Plot Bytes(IReadOnlyList<CostResult> results)
    {
        var plot = ChartStyle.NewPlot($"Bytes up for a frame of {results[0].Case.Traffic.Name}", "bytes");
        foreach (var (position, result) in results.Index())
        {
            double bottom = 0;
            foreach (var (index, (_, part)) in _parts.Index())
            {
                var bytes = part(result.Cost).UpBytes;
                plot.Add.Bar(new Bar
                {
                    Position = position,
                    ValueBase = bottom,
                    Value = bottom + bytes,
                    FillColor = ChartStyle.Colors[index],
                    LineWidth = 0,
                });
                bottom += bytes;
            }
            var label = plot.Add.Text(bottom.ToString("0.#", CultureInfo.InvariantCulture), position, bottom);
            (label.LabelFontSize, label.LabelAlignment) = (14, Alignment.LowerCenter);
        }
        plot.Axes.Bottom.SetTicks(
            [.. results.Select((_, index) => (double)index)],
            [.. results.Select(result => $"{NameOf(result).Replace(", ", "\n", StringComparison.Ordinal)}\n{result.Row.Framing}")]);
        plot.Axes.Bottom.MinimumSize = 80;
        plot.Axes.Margins(bottom: 0, top: 0.35);
        plot.HideGrid();
        plot.ShowLegend(
            _parts.Select((part, index) => new LegendItem { LabelText = part.Name, FillColor = ChartStyle.Colors[index] }),
            Alignment.UpperCenter);
        plot.Legend.Orientation = Orientation.Horizontal;
        return plot;
    }

    private static string NameOf(CostResult result) => result.Case.Preset?.Name ?? $"{result.Row.Ring}, {result.Row.Descriptors}";
}
