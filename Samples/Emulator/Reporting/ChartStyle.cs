using ScottPlot;

namespace Emulator.Reporting;

/// <summary>What all charts have in common.</summary>
internal static class ChartStyle
{
    /// <summary>Colours that colour-blind people can tell apart (Okabe and Ito).</summary>
    public static readonly Color[] Colors = Color.FromHex(["#D55E00", "#56B4E9", "#009E73", "#CC79A7", "#E69F00", "#0072B2", "#999999"]);

    // A machine may have no font at all.
    static ChartStyle()
    {
        const string Family = "DejaVu Sans";
        Fonts.AddFontFile(Family, Path.Combine(AppContext.BaseDirectory, "Reporting", "Fonts", "DejaVuSans.ttf"));
        Fonts.Default = Family;
    }

    /// <summary>An empty plot, once there is a font.</summary>
    public static Plot NewPlot(string title, string yLabel)
    {
        var plot = new Plot();
        plot.Title(title, size: 22);
        plot.YLabel(yLabel, size: 17);
        plot.Axes.Left.MinimumSize = 70;
        plot.Axes.Bottom.MinimumSize = 60;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 15;
        plot.Axes.Left.TickLabelStyle.FontSize = 14;
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.Left.MinorTickStyle.Length = 0;
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Legend.FontSize = 15;
        return plot;
    }
}
