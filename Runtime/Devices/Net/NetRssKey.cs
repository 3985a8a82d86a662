using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>What follows the table of a <see cref="NetRssConfig"/> (virtio 1.4, 5.1.9.5.7).</summary>
[VirtioHeader(Size = 3)]
public readonly ref partial struct NetRssKey
{
    /// <summary>How many transmit queues the driver uses.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ushort MaxTxVq { get; set; }

    /// <summary>The bytes of the key.</summary>
    public partial byte HashKeyLength { get; set; }

    /// <summary>The key.</summary>
    [Tail(nameof(HashKeyLength))]
    public partial Span<byte> HashKey { get; }
}
