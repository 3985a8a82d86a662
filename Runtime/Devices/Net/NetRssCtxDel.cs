using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// Which further configuration of hashes is given up: the data of <see cref="NetControlClass.RssCtx"/>, command 3 (virtio 1.4, 5.1.9.5.8;
/// <c>struct virtio_net_rss_ctx_del</c>).
/// </summary>
[VirtioHeader(Size = 2)]
public readonly ref partial struct NetRssCtxDel
{
    /// <summary>The configuration's number, from 1 on.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ushort RssCtxId { get; set; }
}
