namespace VhostUser;

/// <summary>The peer did what it must not, or the socket cannot be used. The message says what, and is for a person.</summary>
public sealed class VhostUserException(string message) : Exception(message);
