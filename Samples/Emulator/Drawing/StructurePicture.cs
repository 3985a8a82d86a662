using System.Xml.Linq;
using LayoutGen.Layouts;

namespace Emulator.Drawing;

/// <summary>Draws the byte map of one layout: rows of eight bytes, fields in the colours of the features that they need.</summary>
internal sealed class StructurePicture(HeaderMap layout, ConditionColors colors)
{
    public const int Width = Gutter + ByteMap.BytesPerRow * ByteWidth;

    /// <summary>The width of a byte.</summary>
    public const int ByteWidth = 60;

    /// <summary>The room for offsets left of the bytes.</summary>
    public const int Gutter = 32;

    private const int CharacterWidth = 6;
    private const int LaneHeight = 30;
    private const int LineHeight = 15;
    private const int CharactersPerLine = 78;

    private readonly IReadOnlyList<ByteRow> _rows = ByteMap.Rows(layout);
    private readonly IReadOnlyList<string> _notes = Words.Wrap(
        $"with {layout.Features}; {(layout.HasGuestOrder ? "little-endian, or the guest's order on a legacy interface" : "little-endian")}",
        CharactersPerLine);

    public int Height => LineHeight * (_notes.Count + 2) + 8 + _rows.Sum(row => row.Lanes * LaneHeight + (row.Count > 1 ? LineHeight : 0));

    public XElement Draw(int x, int y)
    {
        var card = Svg.Group(
            "layout",
            new XAttribute("data-structure", layout.Header),
            new XAttribute("data-layout", layout.Name),
            Svg.Text(x, y + LineHeight, "name", $"{layout.Header}: {layout.Size} {(layout.Size == 1 ? "byte" : "bytes")}"));
        y += LineHeight;
        foreach (var note in _notes)
            card.Add(Svg.Text(x, y += LineHeight, "note", note));
        y += LineHeight + 2;
        for (var column = 0; column < ByteMap.BytesPerRow; column++)
            card.Add(Svg.Text(x + Gutter + column * ByteWidth + ByteWidth / 2, y, "column", $"{column}"));
        y += 6;
        var groups = layout.Fields.Select(Field).ToList();
        foreach (var row in _rows)
        {
            card.Add(Svg.Text(x + Gutter - 5, y + 19, "offset", $"{row.Offset}"));
            foreach (var segment in row.Segments)
                DrawSegment(groups[segment.Field], layout.Fields[segment.Field], segment, row, x + Gutter, y + segment.Lane * LaneHeight);
            y += row.Lanes * LaneHeight;
            if (row.Count > 1)
                card.Add(Svg.Text(x + Gutter, y + 12, "note", $"… and {row.Count - 1} more such {(row.Count == 2 ? "row" : "rows")}, to offset {row.Offset + row.Count * ByteMap.BytesPerRow - 1}"));
            y += row.Count > 1 ? LineHeight : 0;
        }

        card.Add(groups);
        return card;
    }

    private XElement Field(FieldMap field)
    {
        var bytes = field.IsTail ? $"from byte {field.Offset}, what follows"
            : field.Size == 1 ? $"byte {field.Offset}" : $"bytes {field.Offset} to {field.Offset + field.Size - 1}";
        var existence = (field.Condition, field.IsPresent) switch
        {
            ("", _) => "always",
            (_, true) => $"with {field.Condition}",
            _ => $"only with {field.Condition}: here its bytes mean nothing",
        };
        return Svg.Group(
            field.IsPresent ? field.IsTail ? "field tail" : "field" : "field absent",
            new XAttribute("data-field", field.Name),
            new XAttribute("data-offset", field.Offset),
            new XAttribute("data-size", field.Size),
            Svg.Hint($"{field.Name}: {bytes}; {existence}"));
    }

    private void DrawSegment(XElement group, FieldMap field, ByteSegment segment, ByteRow row, int left, int top)
    {
        var (x, width) = (left + segment.Start * ByteWidth, segment.Length * ByteWidth);
        group.Add(Svg.Rectangle(x, top, width, LaneHeight, colors.Of(field)));
        if (!IsLongest(segment, row))
        {
            group.Add(Svg.Text(x + width / 2, top + 19, "more", $"{field.Name} …"));
            return;
        }

        var name = field.IsTail ? $"{field.Name} …" : field.Name;
        var lines = Words.Break(name, width / CharacterWidth);
        for (var line = 0; line < lines.Count; line++)
            group.Add(Svg.Text(
                x + width / 2, top + (lines.Count == 1 ? 19 : 13 + line * 11), lines.Count == 1 ? "label" : "small", lines[line]));
    }

    /// <summary>A field in several rows has its name in the longest piece, the first of them, and paler in the others.</summary>
    private bool IsLongest(ByteSegment segment, ByteRow row)
    {
        var pieces = _rows.SelectMany(other => other.Segments, (other, piece) => (Row: other, Piece: piece)).Where(pair => pair.Piece.Field == segment.Field);
        return pieces.OrderByDescending(pair => pair.Piece.Length).First().Row == row;
    }
}
