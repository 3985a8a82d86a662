using System.Xml.Linq;
using LayoutGen.Layouts;

namespace Emulator.Drawing;

/// <summary>Draws what becomes of a packet: its descriptors with separate framing on the left, with merged framing on the right.</summary>
internal static class PacketPicture
{
    public const string ReadColor = "#cfe8d5";
    public const string WrittenColor = "#e3d6f0";

    public const int Height = 62;

    private const int Padding = 5;
    private const int BoxHeight = 30;
    private const int Gap = 18;
    private const int CharacterWidth = 7;

    /// <summary>Draws one layout of a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="columns">Where the name, the separate and the merged descriptors begin.</param>
    /// <param name="y">The top.</param>
    public static XElement Draw(PacketMap packet, (int Name, int Separate, int Merged) columns, int y)
    {
        var group = Svg.Group(
            "packet",
            new XAttribute("data-packet", packet.Packet),
            new XAttribute("data-layout", packet.Name),
            Svg.Hint($"{packet.Packet}, {packet.Name}: with {packet.Features}"),
            Svg.Text(columns.Name, y + 18, "name", packet.Packet),
            Svg.Text(columns.Name, y + 34, "note", $"headers of {packet.Shape.Parts.Sum(part => part.HeaderSize)} bytes"));
        group.Add(Chain(packet.Shape, Framing.Separate, columns.Separate, y), Chain(packet.Shape, Framing.Merged, columns.Merged, y));
        return group;
    }

    /// <summary>The room that a chain takes.</summary>
    public static int WidthOf(PacketShape shape, Framing framing) => shape.GetDescriptors(framing).Sum(descriptor => WidthOf(descriptor) + Gap);

    private static XElement Chain(PacketShape shape, Framing framing, int x, int y)
    {
        var chain = Svg.Group("chain", new XAttribute("data-framing", framing));
        var isFirst = true;
        foreach (var descriptor in shape.GetDescriptors(framing))
        {
            if (!isFirst)
                chain.Add(Svg.Line(x - Gap, y + Padding + BoxHeight / 2, x, y + Padding + BoxHeight / 2));
            isFirst = false;
            chain.Add(Descriptor(descriptor, x, y));
            x += WidthOf(descriptor) + Gap;
        }

        return chain;
    }

    private static XElement Descriptor(DescriptorShape descriptor, int x, int y)
    {
        var group = Svg.Group("element", new XAttribute("data-parts", $"{descriptor}"));
        var left = x + Padding;
        foreach (var part in descriptor.Parts)
        {
            group.Add(
                Svg.Rectangle(left, y + Padding, WidthOf(part), BoxHeight, part.DeviceWrites ? WrittenColor : ReadColor),
                Svg.Text(left + WidthOf(part) / 2, y + Padding + 19, "label", Label(part)));
            left += WidthOf(part);
        }

        group.Add(Svg.Rectangle(x, y, WidthOf(descriptor), BoxHeight + 2 * Padding, null, "descriptor", radius: 6));
        return group;
    }

    private static int WidthOf(DescriptorShape descriptor) => descriptor.Parts.Sum(WidthOf) + 2 * Padding;

    private static int WidthOf(PartShape part) => Math.Max(60, Label(part).Length * CharacterWidth + 14);

    private static string Label(PartShape part) => part.IsPayload ? $"{part.Name} …" : $"{part.Name} {part.HeaderSize}";
}
