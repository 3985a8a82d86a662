namespace Emulator.Drawing;

/// <summary>Bytes of a field that lie in one row of a byte map.</summary>
/// <param name="Field">The field's place among the layout's.</param>
/// <param name="Lane">Which of the row's lanes: members of a union lie below each other.</param>
/// <param name="Start">The first byte, from the start of the row.</param>
/// <param name="Length">How many bytes.</param>
internal readonly record struct ByteSegment(int Field, int Lane, int Start, int Length);
