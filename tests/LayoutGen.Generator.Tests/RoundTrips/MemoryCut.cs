namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>Memory, and the part of it that is given to a view.</summary>
/// <param name="Content">The memory.</param>
/// <param name="Start">Where the part begins.</param>
/// <param name="Length">How long it is; it may be too short.</param>
internal sealed record MemoryCut(byte[] Content, int Start, int Length);
