using LayoutGen.Devices;

namespace Driver.Devices;

/// <summary>A frame as the device gave it.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Flags">What its header says of its checksum.</param>
/// <param name="Gso">What its header says of its segments.</param>
/// <param name="Buffers">How many buffers it took.</param>
internal sealed record ReceivedFrame(byte[] Bytes, NetHeaderFlags Flags, GsoType Gso, int Buffers);
