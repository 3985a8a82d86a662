using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// How many further configurations of hashes a device takes: the answer to <see cref="NetControlClass.RssCtx"/>, command 0 (virtio 1.4,
/// 5.1.9.5.8; <c>struct virtio_net_rss_ctx_cap</c>).
/// </summary>
[VirtioHeader(Size = 2)]
public readonly ref partial struct NetRssCtxCap
{
    /// <summary>The most, and so the last number that one may have.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ushort MaxRssContexts { get; set; }
}
