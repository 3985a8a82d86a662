namespace LayoutGen;

/// <summary>A feature was accepted that must not be (virtio 1.4, 2.2.1). The message names it and what it needs.</summary>
/// <param name="message">What was wrong, and what to do.</param>
public sealed class FeatureNegotiationException(string message) : Exception(message);
