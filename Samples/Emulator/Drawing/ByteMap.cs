using LayoutGen.Layouts;

namespace Emulator.Drawing;

/// <summary>The bytes of a layout in rows, as a person would draw them on paper.</summary>
internal static class ByteMap
{
    public const int BytesPerRow = 8;

    /// <summary>The rows of a layout; long fields take one row where they would take many that look alike.</summary>
    public static IReadOnlyList<ByteRow> Rows(HeaderMap layout)
    {
        var lanes = Lanes(layout.Fields);
        List<ByteRow> rows = [];
        for (var offset = 0; offset < Math.Max(layout.Size, 1) || layout.Fields.Any(field => field.IsTail && field.Offset == offset); offset += BytesPerRow)
        {
            var row = new ByteRow(offset, 1, [.. layout.Fields.Select((field, index) => Segment(field, index, lanes[index], offset)).OfType<ByteSegment>()]);
            if (rows.Count > 1 && row.IsAlike(rows[^1]) && row.IsAlike(rows[^2]))
                rows[^1] = rows[^1] with { Count = rows[^1].Count + 1 };
            else
                rows.Add(row);
        }

        return rows;
    }

    /// <summary>A tail has what follows: it is drawn to the end of its row.</summary>
    private static ByteSegment? Segment(FieldMap field, int index, int lane, int row)
    {
        var start = Math.Max(field.Offset - row, 0);
        var end = field.IsTail ? BytesPerRow : Math.Min(field.Offset + field.Size - row, BytesPerRow);
        return start >= end || (field.IsTail && field.Offset < row) ? null : new(index, lane, start, end - start);
    }

    /// <summary>Fields that share bytes with others lie in lanes of their own.</summary>
    private static List<int> Lanes(IReadOnlyList<FieldMap> fields)
    {
        List<int> lanes = [];
        foreach (var field in fields)
        {
            var taken = fields.Take(lanes.Count).Select((other, index) => (Other: other, Lane: lanes[index]))
                .Where(before => before.Other.Offset < field.Offset + field.Size && field.Offset < before.Other.Offset + before.Other.Size)
                .Select(before => before.Lane)
                .ToHashSet();
            lanes.Add(Enumerable.Range(0, taken.Count + 1).First(lane => !taken.Contains(lane)));
        }

        return lanes;
    }
}
