using Emulator.Costs;
using LayoutGen.Cost;
using ScottPlot;

namespace Emulator.Reporting;

/// <summary>One picture from which a person reads when merging pays.</summary>
internal static class CostPicture
{
    private const int Width = 1100;
    private const int Height = 600;

    private static readonly int[] s_frames = [64, 128, 192, 256, 384, 512, 1024, 1500, 4096, 9000, 65536];

    private static readonly (string Name, CostStudy Study)[] s_lines =
    [
        ("the link's bytes bind, NetKVM's change", new("")),
        ("the link's bytes bind, chains in the ring", new("") { Plain = (RingFormat.Split, DescriptorMode.Dependent) }),
        ("the link's bytes bind, the device batches", new("")
        {
            Plain = (RingFormat.Split, DescriptorMode.Dependent),
            Device = new() { DescriptorBatch = 16, UsedBatch = 8 },
        }),
    ];

    public static void Write(string path)
    {
        var plot = ChartStyle.NewPlot("When does merging header and frame pay?", "% more packets a second");
        foreach (var (index, (name, study)) in s_lines.Index())
            Add(plot, name, LinePattern.Solid, ChartStyle.Colors[index], frame => GainOf(study, frame).ByBytes);
        Add(
            plot,
            "the device's operations bind, NetKVM's change",
            LinePattern.Dotted,
            ChartStyle.Colors[0],
            frame => GainOf(s_lines[0].Study, frame).ByOperations);
        plot.Axes.Bottom.SetTicks([.. s_frames.Select((_, index) => (double)index)], [.. s_frames.Select(frame => $"{frame}")]);
        plot.XLabel("size of the frame, bytes", size: 17);
        plot.Axes.SetLimitsY(-1, 30);
        Note(plot, 0, 22.5, "small frames: pays");
        Note(plot, 5.2, 5.5, "a full frame of 1500: 1 to 3 %");
        Note(plot, 7.6, 2.2, "64 KiB in a buffer: nothing");
        plot.ShowLegend(Alignment.UpperRight);
        var image = plot.GetImageBytes(Width, Height, ImageFormat.Png);
        OutputFile.Write(path, stream => stream.Write(image));
    }

    private static (double ByBytes, double ByOperations) GainOf(CostStudy study, int frame)
    {
        var (before, after) = (study with { Traffic = FrameMix.OfSize(frame) }).Answer();
        var (bytes, operations, _) = after.GainOver(before);
        return (bytes, operations);
    }

    private static void Add(Plot plot, string name, LinePattern pattern, Color color, Func<int, double> value)
    {
        var line = plot.Add.Scatter([.. s_frames.Select((_, index) => (double)index)], s_frames.Select(value).ToArray(), color);
        (line.LineWidth, line.MarkerSize, line.LinePattern, line.LegendText) = (3, 8, pattern, name);
    }

    private static void Note(Plot plot, double x, double y, string text)
    {
        var note = plot.Add.Text(text, x, y);
        (note.LabelFontSize, note.LabelBold) = (16, true);
    }
}
