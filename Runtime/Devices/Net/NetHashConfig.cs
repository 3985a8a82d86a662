using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// The data of <see cref="NetControlClass.Mq"/>, command 2 (virtio 1.4, 5.1.9.5.6.4; <c>struct virtio_net_hash_config</c>).
/// </summary>
[VirtioHeader(Size = 13)]
public readonly ref partial struct NetHashConfig
{
    /// <summary>The types of hashes, as bits.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint HashTypes { get; set; }

    /// <summary>Reserved.</summary>
    [Reserved(8)]
    public partial ushort Reserved { get; }

    /// <summary>The bytes of the key.</summary>
    public partial byte HashKeyLength { get; set; }

    /// <summary>The key.</summary>
    [Tail(nameof(HashKeyLength))]
    public partial Span<byte> HashKey { get; }
}
