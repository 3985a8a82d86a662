namespace Emulator;

/// <summary>Something that the user gave does not work. The message is for the user: what is wrong, where, and what to do.</summary>
public class EmulatorException(string message) : Exception(message);
