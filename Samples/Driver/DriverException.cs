namespace Driver;

/// <summary>A device, its transport or what is asked of them is not as it must be. The message says what, and is for a person.</summary>
internal sealed class DriverException(string message) : Exception(message);
