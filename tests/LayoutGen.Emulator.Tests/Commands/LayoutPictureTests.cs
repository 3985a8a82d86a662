using System.Globalization;
using System.Xml.Linq;
using Emulator.Devices;
using LayoutGen.Layouts;

namespace LayoutGen.Emulator.Tests.Commands;

/// <summary>The pictures, read as XML: every field of every layout at its place, every descriptor in its framing.</summary>
public sealed class LayoutPictureTests : IDisposable
{
    private const int BytesPerRow = 8;

    private readonly CommandLine _program = new();

    public static TheoryData<string> Devices => [.. DeviceCatalog.All.Select(device => device.Name)];

    public void Dispose() => _program.Dispose();

    /// <summary>A byte is a column of a row: what is drawn of a field covers its bytes and no others, once.</summary>
    [Theory, MemberData(nameof(Devices))]
    public void Every_field_of_every_layout_is_drawn_at_its_place(string device)
    {
        var cards = Elements(Draw(device), "layout").ToDictionary(card => $"{card.Attribute("data-structure")!.Value} {card.Attribute("data-layout")!.Value}");
        var maps = DeviceCatalog.Find(device)!.Structures.SelectMany(layouts => layouts).ToList();

        Assert.Equal(maps.Select(map => $"{map.Header} {map.Name}").Order(), cards.Keys.Order());
        Assert.All(maps, map =>
        {
            var card = cards[$"{map.Header} {map.Name}"];
            var fields = Elements(card, "field").ToList();
            Assert.Equal(
                map.Fields.Select(field => $"{field.Name} {field.Offset} {field.Size} {field.IsPresent}"),
                fields.Select(field =>
                    $"{Text(field, "data-field")} {Number(field, "data-offset")} {Number(field, "data-size")} {!Has(field, "absent")}"));
            Assert.All(map.Fields.Zip(fields).Where(pair => !pair.First.IsTail), pair =>
                Assert.Equal(Enumerable.Range(pair.First.Offset, pair.First.Size), Bytes(card, pair.Second)));
            Assert.All(fields, field => Assert.Contains(Text(field, "data-field").Split('…')[0], Words(field), StringComparison.Ordinal));
        });
    }

    [Theory, MemberData(nameof(Devices))]
    public void Every_packet_is_drawn_in_both_framings(string device)
    {
        var drawn = Elements(Draw(device), "packet").Select(packet => string.Join(
            " / ",
            Elements(packet, "chain").Select(chain => $"{Text(chain, "data-framing")} {string.Join(' ', Elements(chain, "element").Select(one => Text(one, "data-parts")))}")));
        var expected = DeviceCatalog.Find(device)!.Packets.Select(packet => string.Join(
            " / ",
            Enum.GetValues<Framing>().Select(framing => $"{framing} {string.Join(' ', packet.Shape.GetDescriptors(framing))}")));

        Assert.Equal(expected.Distinct(), drawn);
    }

    [Fact]
    public void The_receive_packet_of_net_is_drawn_as_the_specification_cuts_it()
    {
        var packet = Elements(Draw("net"), "packet").First();

        Assert.Equal(
            ["[W Header 10]", "[W Frame]", "[W Header 10 | W Frame]"],
            Elements(packet, "element").Select(element => Text(element, "data-parts")));
    }

    /// <summary>No text leaves the picture, no two cards meet, and nothing is fetched from elsewhere.</summary>
    [Theory, MemberData(nameof(Devices))]
    public void The_picture_holds_what_it_draws(string device)
    {
        var picture = Draw(device);
        var (width, height) = (Number(picture, "width"), Number(picture, "height"));

        Assert.All(picture.Descendants().Where(element => element.Name.LocalName is "rect" or "text"), element =>
        {
            Assert.InRange(Number(element, "x") + (Number(element, "width", 0)), 0, width);
            Assert.InRange(Number(element, "y") + (Number(element, "height", 0)), 0, height);
        });
        Assert.DoesNotContain(picture.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "href" or "src");
    }

    [Fact]
    public void The_page_holds_the_same_picture_and_is_the_same_each_time()
    {
        var (page, again) = (_program.PathOf("net.html"), _program.PathOf("again.html"));
        Assert.Equal((0, ""), (_program.Run("layout", "net", "--html", page), _program.Error));
        Assert.Equal((0, ""), (_program.Run("layout", "net", "--html", again), _program.Error));

        var text = File.ReadAllText(page);
        Assert.Equal(text, File.ReadAllText(again));
        Assert.StartsWith("<!DOCTYPE html", text, StringComparison.Ordinal);
        Assert.Equal(Draw("net").ToString(), XElement.Parse(text[text.IndexOf("<html", StringComparison.Ordinal)..]).Descendants(Name("svg")).Single().ToString());
    }

    [Fact]
    public void One_device_has_one_picture_under_all_its_names() => Assert.Equal(Draw("entropy").ToString(), Draw("rng").ToString());

    [Theory]
    [InlineData("--svg")]
    [InlineData("--html")]
    [InlineData("--json")]
    public void A_file_that_cannot_be_written_ends_with_code_1(string option)
    {
        var path = _program.PathOf("missing/picture");

        Assert.Equal(1, _program.Run("layout", "net", option, path));

        Assert.StartsWith($"emulator: {path}: cannot be written. ", _program.Error, StringComparison.Ordinal);
    }

    private XElement Draw(string device)
    {
        var path = _program.PathOf($"{device}.svg");
        Assert.Equal((0, ""), (_program.Run("layout", device, "--svg", path), _program.Error));
        return XElement.Load(path);
    }

    /// <summary>The bytes that the rectangles of a field cover, from where the card draws offsets.</summary>
    private static IEnumerable<int> Bytes(XElement card, XElement field)
    {
        var rows = card.Elements(Name("text")).Where(text => Has(text, "offset")).Select(text => (Top: Number(text, "y"), Offset: int.Parse(text.Value, CultureInfo.InvariantCulture))).ToList();
        var columns = card.Elements(Name("text")).Where(text => Has(text, "column")).Select(text => Number(text, "x")).ToList();
        var byteWidth = columns[1] - columns[0];
        var left = columns[0] - byteWidth / 2;
        var pieces = field.Elements(Name("rect")).Select(piece => (
            Row: rows.FindLastIndex(row => row.Top - 19 <= Number(piece, "y")),
            Start: (Number(piece, "x") - left) / byteWidth,
            Length: Number(piece, "width") / byteWidth)).ToList();
        foreach (var (row, start, length) in pieces)
        {
            // A row may stand for several that look alike: up to the next that is drawn, or the end of the field.
            var end = row + 1 < rows.Count ? rows[row + 1].Offset : Math.Max(Number(field, "data-offset") + Number(field, "data-size"), rows[row].Offset + 1);
            for (var offset = rows[row].Offset; offset < end; offset += BytesPerRow)
                for (var place = 0; place < length; place++)
                    yield return offset + start + place;
        }
    }

    private static string Words(XElement field) => string.Concat(field.Elements(Name("text")).Select(text => text.Value));

    private static IEnumerable<XElement> Elements(XElement root, string kind) =>
        root.Descendants(Name("g")).Where(element => Has(element, kind));

    private static bool Has(XElement element, string kind) => Text(element, "class").Split(' ').Contains(kind);

    private static string Text(XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";

    private static int Number(XElement element, string attribute, int? otherwise = null) =>
        element.Attribute(attribute) is { } found ? (int)found : otherwise ?? throw new InvalidDataException($"{element} has no {attribute}.");

    private static XName Name(string name) => XName.Get(name, "http://www.w3.org/2000/svg");
}
