namespace LayoutGen.Rings;

/// <summary>A buffer that the driver made available, as the device took it: device-readable elements first.</summary>
/// <param name="Id">What identifies the buffer when it is made used.</param>
/// <param name="ElementCount">The number of elements, from 1 to the queue size.</param>
/// <param name="ReadableCount">How many of them, from the first, the device reads; it writes the others.</param>
/// <param name="IsIndirect">Whether they, or the last of them, lay in an indirect table (virtio 1.4, 2.7.5.3 and 2.8.7).</param>
public readonly record struct RingChain(ushort Id, int ElementCount, int ReadableCount, bool IsIndirect = false);
