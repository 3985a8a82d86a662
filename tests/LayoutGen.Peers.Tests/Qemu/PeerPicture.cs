using System.Xml.Linq;
using Emulator.Drawing;
using LayoutGen.Devices;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>Draws the matrix: what every driver negotiated in every mode, and whether it cuts the header off.</summary>
internal static class PeerPicture
{
    private const int Margin = 28;
    private const int RowHeight = 20;
    private const int Drivers = 330;
    private const int FirstFeature = 430;
    private const int FeatureWidth = 58;
    private const int CutWidth = 190;
    private const string Present = "#8dbbe0";
    private const string Absent = "#f6f8fa";
    private const string Merged = "#cfeccb";
    private const string Separate = "#fddfad";

    // The bits that rings and headers depend on; a bit of a device type is nothing to the others.
    private static readonly (string Name, int Bit, bool IsNet)[] s_features =
    [
        ("v1", (int)Feature.Version1, false), ("any", (int)Feature.AnyLayout, false), ("mrg", (int)NetFeature.MrgRxBuf, true),
        ("packed", (int)Feature.RingPacked, false), ("event", (int)Feature.EventIdx, false), ("ind", (int)Feature.IndirectDesc, false),
        ("order", (int)Feature.InOrder, false),
    ];

    private static readonly int s_header = FirstFeature + (s_features.Length * FeatureWidth);
    private static readonly int s_cuts = s_header + (2 * FeatureWidth);
    private static readonly int s_width = s_cuts + (2 * CutWidth) + Margin;

    public static XElement Draw(IEnumerable<PeerSection> sections)
    {
        var content = new List<XElement> { Svg.Text(Margin, 44, "title", "What drivers negotiate, and how they cut their buffers") };
        var y = DrawLegend(content, 66);
        foreach (var section in sections)
        {
            y += RowHeight + 8;
            content.Add(Svg.Text(Margin, y - 6, "name", section.Title));
            content.AddRange(section.Rows.SelectMany(row => row.Generations.Select((generation, index) =>
            {
                y += RowHeight;
                return DrawRow(y - RowHeight, index == 0 ? row.Mode : "", generation);
            })));
        }

        return Svg.Picture(s_width, y + Margin, "Drivers on the emulator's devices", content);
    }

    private static int DrawLegend(List<XElement> content, int y)
    {
        var x = Margin;
        foreach (var (color, meaning, width) in new[]
        {
            (Merged, "the header shares a descriptor", 220),
            (Separate, "the header has a descriptor of its own", 260),
            (Present, "negotiated", 0),
        })
        {
            content.Add(Svg.Rectangle(x, y - 10, 16, 12, color, "swatch"));
            content.Add(Svg.Text(x + 24, y, "note", meaning));
            x += width;
        }

        y += RowHeight;
        for (var feature = 0; feature < s_features.Length; feature++)
            content.Add(Label(FirstFeature + (feature * FeatureWidth), y, FeatureWidth, s_features[feature].Name));
        content.Add(Label(s_header, y, FeatureWidth, "header"));
        content.Add(Label(s_header + FeatureWidth, y, FeatureWidth, "endian"));
        content.Add(Label(s_cuts, y, CutWidth, "sends, requests"));
        content.Add(Label(s_cuts + CutWidth, y, CutWidth, "receives"));
        return y;
    }

    private static XElement DrawRow(int y, string mode, PeerGeneration generation)
    {
        var bits = Convert.ToUInt64(generation.Features, 16);
        var isNet = generation.Queues.Any(queue => queue.Name.StartsWith("rx", StringComparison.Ordinal));
        var cells = new List<XElement>
        {
            Svg.Hint($"{mode}: {generation.Driver}, {generation.Features}"),
            Svg.Text(Margin, y + 14, "note", mode),
            Svg.Text(Drivers, y + 14, "note", generation.Driver),
        };
        foreach (var (name, bit, isOfNet) in s_features)
            if (isNet || !isOfNet)
                cells.Add(Svg.Rectangle(
                    FirstFeature + (Array.FindIndex(s_features, feature => feature.Name == name) * FeatureWidth),
                    y,
                    FeatureWidth,
                    RowHeight,
                    (bits >> bit & 1) != 0 ? Present : Absent));
        cells.Add(Label(s_header, y + 14, FeatureWidth, $"{generation.HeaderSize}"));
        cells.Add(Label(s_header + FeatureWidth, y + 14, FeatureWidth, generation.ByteOrder));
        foreach (var (name, shapes) in generation.Queues.TakeLast(2))
            cells.AddRange(DrawCut(name.StartsWith("rx", StringComparison.Ordinal) ? s_cuts + CutWidth : s_cuts, y, shapes.Split(", ")[0]));
        return Svg.Group("row", cells);
    }

    private static IEnumerable<XElement> DrawCut(int x, int y, string shape) =>
    [
        Svg.Rectangle(x, y, CutWidth, RowHeight, shape.Contains('+', StringComparison.Ordinal) ? Separate : Merged),
        Label(x, y + 14, CutWidth, shape),
    ];

    private static XElement Label(int x, int y, int width, string text) => Svg.Text(x + (width / 2), y, "label", text);
}
