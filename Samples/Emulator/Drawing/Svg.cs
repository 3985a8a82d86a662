using System.Xml.Linq;

namespace Emulator.Drawing;

/// <summary>Elements of a picture. All numbers are whole, so that the picture is the same in every culture.</summary>
internal static class Svg
{
    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>Shapes and colours by class: nothing is fetched from anywhere.</summary>
    private const string Style = """
        text { font: 12px 'DejaVu Sans', 'Segoe UI', Helvetica, Arial, sans-serif; fill: #1b1f24; }
        .title { font-size: 22px; font-weight: bold; }
        .section { font-size: 17px; font-weight: bold; }
        .name { font-size: 14px; font-weight: bold; }
        .note { font-size: 11px; fill: #57606a; }
        .label { font-size: 11px; text-anchor: middle; }
        .more { font-size: 9px; text-anchor: middle; fill: #57606a; }
        .small { font-size: 9px; text-anchor: middle; }
        .offset { font: 10px monospace; fill: #57606a; text-anchor: end; }
        .column { font: 10px monospace; fill: #57606a; text-anchor: middle; }
        rect { stroke: #57606a; stroke-width: 1; }
        .absent, .tail rect { stroke-dasharray: 4 3; }
        .absent text { fill: #57606a; font-style: italic; }
        .swatch { stroke-width: 1; }
        .descriptor { fill: none; stroke: #1b1f24; stroke-width: 2; }
        .link { stroke: #1b1f24; stroke-width: 2; }
        .page { fill: #ffffff; stroke: none; }
        """;

    public static XElement Picture(int width, int height, string title, IEnumerable<XElement> content) => new(
        Namespace + "svg",
        new XAttribute("viewBox", $"0 0 {width} {height}"),
        new XAttribute("width", width),
        new XAttribute("height", height),
        new XElement(Namespace + "title", title),
        new XElement(Namespace + "style", Style),
        Rectangle(0, 0, width, height, null, "page"),
        content);

    public static XElement Group(string kind, params IEnumerable<object> content) => new(Namespace + "g", new XAttribute("class", kind), content);

    public static XElement Rectangle(int x, int y, int width, int height, string? fill, string? kind = null, int radius = 0) => new(
        Namespace + "rect",
        new XAttribute("x", x),
        new XAttribute("y", y),
        new XAttribute("width", width),
        new XAttribute("height", height),
        radius == 0 ? null : new XAttribute("rx", radius),
        fill is null ? null : new XAttribute("fill", fill),
        kind is null ? null : new XAttribute("class", kind));

    public static XElement Line(int fromX, int fromY, int toX, int toY) => new(
        Namespace + "line",
        new XAttribute("class", "link"),
        new XAttribute("x1", fromX),
        new XAttribute("y1", fromY),
        new XAttribute("x2", toX),
        new XAttribute("y2", toY));

    public static XElement Text(int x, int y, string kind, string text) => new(
        Namespace + "text", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("class", kind), text);

    /// <summary>What a person sees who points at an element.</summary>
    public static XElement Hint(string text) => new(Namespace + "title", text);
}
