namespace Emulator.Captures;

/// <summary>A file is no capture, or none that can be used. The message is for the user.</summary>
public sealed class CaptureException(string message) : EmulatorException(message);
