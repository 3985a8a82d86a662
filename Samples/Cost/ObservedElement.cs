namespace LayoutGen.Cost;

/// <summary>An element of a buffer, as a device found it on the ring.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="DeviceWrites">Whether the device writes it; else it reads it.</param>
public readonly record struct ObservedElement(int Length, bool DeviceWrites);
