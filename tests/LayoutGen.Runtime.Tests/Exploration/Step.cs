namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>One step of a side's program.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Cell">Reads and writes: the first of the 2-byte cells.</param>
/// <param name="Cells">How many cells, accessed at once.</param>
/// <param name="Value">Writes: what is written, the first cell lowest.</param>
/// <param name="IsOrdered">Whether a read acquires, or a write releases.</param>
/// <param name="Text">The end's outcome, what failed, or what a mark tells.</param>
internal readonly record struct Step(
    StepKind Kind, int Cell = 0, int Cells = 0, ulong Value = 0, bool IsOrdered = false, string Text = "")
{
    /// <summary>For example <c>write 4 bytes at 0x1c: 0x20 (release)</c>.</summary>
    /// <param name="answer">What a read got.</param>
    public string Describe(ulong answer) => Kind switch
    {
        StepKind.Read => $"read {2 * Cells} bytes at 0x{2 * Cell:x}: 0x{answer:x}{(IsOrdered ? " (acquire)" : "")}",
        StepKind.Write => $"write {2 * Cells} bytes at 0x{2 * Cell:x}: 0x{Value:x}{(IsOrdered ? " (release)" : "")}",
        _ => $"{Kind.ToString().ToLowerInvariant()} {Text}".TrimEnd(),
    };
}
