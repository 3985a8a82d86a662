using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>The data of <see cref="NetControlClass.HashTunnel"/> (virtio 1.4, 5.1.9.5.6.5).</summary>
[VirtioHeader(Size = 4)]
public readonly ref partial struct NetHashTunnel
{
    /// <summary>The types of tunnels whose inner header is hashed, as bits.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint EnabledTunnelTypes { get; set; }
}
