using System.Xml.Linq;
using Emulator.Devices;
using LayoutGen.Layouts;

namespace Emulator.Drawing;

/// <summary>
/// Draws a device: the byte map of every layout of its structures, those of one structure side by side, and its packets' descriptors in
/// both framings.
/// </summary>
internal sealed class DevicePicture
{
    private const int Columns = 3;
    private const int Margin = 28;
    private const int Distance = 36;
    private const int LegendHeight = 18;

    private readonly DeviceType _device;
    private readonly List<XElement> _content = [];
    private int _width = 2 * Margin + Columns * StructurePicture.Width + (Columns - 1) * Distance;
    private int _y = Margin;

    private DevicePicture(DeviceType device) => _device = device;

    public static XElement Draw(DeviceType device)
    {
        var picture = new DevicePicture(device);
        picture.DrawTitle();
        picture.DrawStructures();
        picture.DrawPackets();
        return Svg.Picture(picture._width, picture._y + Margin, picture.Title, picture._content);
    }

    private string Title => $"{_device.Name}: its structures byte by byte, and its packets by framing";

    private void DrawTitle()
    {
        Add("title", 22, Title);
        if (_device.Structures.Count == 0)
            Add("note", 22, $"Buffers of {_device.Name} are bytes without a structure.");
        else
            Add("note", 22, "A field's colour says with which features it exists. Dashed and pale: bytes that exist, because a later field does, and mean nothing.");
    }

    /// <summary>A structure of several layouts has rows of its own; those of one layout share them.</summary>
    private void DrawStructures()
    {
        List<(HeaderMap Layout, ConditionColors Colors)> single = [];
        foreach (var layouts in _device.Structures)
        {
            var colors = new ConditionColors(layouts);
            if (layouts is [var only])
            {
                single.Add((only, colors));
                continue;
            }

            Add("section", 30, $"{layouts[0].Header} in its {layouts.Count} layouts: offsets never move, and it ends with the last field that exists");
            DrawLegend(colors, Margin);
            DrawCards(layouts.Select(layout => (layout, colors)), hasLegends: false);
        }

        if (single.Count > 0)
            Add("section", 30, "Structures of one layout");
        DrawCards(single, hasLegends: true);
    }

    private void DrawCards(IEnumerable<(HeaderMap Layout, ConditionColors Colors)> cards, bool hasLegends)
    {
        foreach (var row in cards.Chunk(Columns))
        {
            var top = _y;
            var bottom = top;
            for (var column = 0; column < row.Length; column++)
            {
                var (x, card) = (Margin + column * (StructurePicture.Width + Distance), new StructurePicture(row[column].Layout, row[column].Colors));
                _content.Add(card.Draw(x, top));
                _y = top + card.Height + 4;
                if (hasLegends)
                    DrawLegend(row[column].Colors, x);
                bottom = Math.Max(bottom, _y);
            }

            _y = bottom + 14;
        }
    }

    private void DrawLegend(ConditionColors colors, int x)
    {
        foreach (var (color, meaning) in colors.Legend)
        {
            _content.Add(Svg.Group("legend", Svg.Rectangle(x, _y, 16, 12, color, "swatch"), Svg.Text(x + 24, _y + 10, "note", meaning)));
            _y += LegendHeight;
        }
    }

    private void DrawPackets()
    {
        var packets = _device.Packets.DistinctBy(packet => (packet.Packet, string.Concat(packet.Shape.GetDescriptors(Framing.Separate)))).ToList();
        if (packets.Count == 0)
            return;
        Add("section", 30, "Descriptors by framing");
        _content.Add(Svg.Group(
            "legend",
            Svg.Rectangle(Margin, _y, 16, 12, PacketPicture.ReadColor, "swatch"),
            Svg.Text(Margin + 24, _y + 10, "note", "read by the device; sizes in bytes, … for any size. A frame is a descriptor: one block of memory, one DMA operation."),
            Svg.Rectangle(Margin, _y + LegendHeight, 16, 12, PacketPicture.WrittenColor, "swatch"),
            Svg.Text(Margin + 24, _y + LegendHeight + 10, "note", "written by the device")));
        _y += 2 * LegendHeight + 12;
        var separate = Margin + 200;
        var merged = separate + packets.Max(packet => PacketPicture.WidthOf(packet.Shape, Framing.Separate)) + Distance;
        _width = Math.Max(_width, merged + packets.Max(packet => PacketPicture.WidthOf(packet.Shape, Framing.Merged)) + Margin);
        _content.Add(Svg.Text(separate, _y, "name", "separate: always legal"));
        _content.Add(Svg.Text(merged, _y, "name", "merged: with Feature.Version1 or Feature.AnyLayout"));
        _y += 14;
        foreach (var packet in packets)
        {
            _content.Add(PacketPicture.Draw(packet, (Margin, separate, merged), _y));
            _y += PacketPicture.Height;
        }
    }

    private void Add(string kind, int height, string text)
    {
        _y += height;
        _content.Add(Svg.Text(Margin, _y - 8, kind, text));
    }
}
