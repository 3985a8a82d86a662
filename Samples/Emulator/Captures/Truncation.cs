namespace Emulator.Captures;

/// <summary>Where a capture breaks off.</summary>
/// <param name="Frame">The number of the first frame that is missing, counted from 1.</param>
/// <param name="Offset">Where the record begins that is not whole, in bytes from the start of the file.</param>
public readonly record struct Truncation(long Frame, long Offset);
