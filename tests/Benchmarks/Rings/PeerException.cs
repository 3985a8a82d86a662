namespace LayoutGen.Benchmarks.Rings;

/// <summary>A contender cannot be made or does not work; the others go on.</summary>
/// <param name="message">What is wrong, and what to install.</param>
internal sealed class PeerException(string message) : Exception(message);
