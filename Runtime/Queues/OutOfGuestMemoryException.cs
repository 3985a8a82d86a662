namespace LayoutGen.Queues;

/// <summary>The memory that a driver shares with its device has no room left for a queue.</summary>
/// <param name="message">What did not fit, and what to do.</param>
public sealed class OutOfGuestMemoryException(string message) : Exception(message);
