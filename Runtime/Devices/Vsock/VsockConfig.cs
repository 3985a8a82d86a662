using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>The configuration of a socket device (virtio 1.4, 5.10.4).</summary>
[VirtioConfiguration(Size = 8)]
public readonly ref partial struct VsockConfig
{
    /// <summary>The guest's address; the upper half is 0. It is read again after <see cref="VsockEventId.TransportReset"/>.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ulong GuestCid { get; set; }
}
