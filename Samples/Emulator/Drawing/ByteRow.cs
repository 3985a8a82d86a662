namespace Emulator.Drawing;

/// <summary>A row of a byte map, or several alike that are drawn as one.</summary>
/// <param name="Offset">The offset of its first byte.</param>
/// <param name="Count">How many rows of bytes it stands for.</param>
/// <param name="Segments">What lies in it.</param>
internal sealed record ByteRow(int Offset, int Count, IReadOnlyList<ByteSegment> Segments)
{
    public int Lanes => Segments.Select(segment => segment.Lane).DefaultIfEmpty(0).Max() + 1;

    public bool IsAlike(ByteRow other) => Segments.SequenceEqual(other.Segments);
}
