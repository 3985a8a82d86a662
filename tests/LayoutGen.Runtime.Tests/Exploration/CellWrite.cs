namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>A write, as one of its cells keeps it.</summary>
/// <param name="Value">The cell's value.</param>
/// <param name="Shown">
/// What an acquiring read of it learns: all that a releasing writer knew, of others what they knew at their last barrier; the write's
/// own cells in any case.
/// </param>
internal readonly record struct CellWrite(ushort Value, Knowledge Shown);
