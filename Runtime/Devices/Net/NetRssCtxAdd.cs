using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// Which further configuration of hashes is made or changed: the data of <see cref="NetControlClass.RssCtx"/>, commands 1 and 2, up to the
/// <see cref="NetRssConfig"/> that follows (virtio 1.4, 5.1.9.5.8; <c>struct virtio_net_rss_ctx_add</c>, <c>virtio_net_rss_ctx_mod</c>).
/// </summary>
[VirtioHeader(Size = 8)]
public readonly ref partial struct NetRssCtxAdd
{
    /// <summary>The configuration's number, from 1 on.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial ushort RssCtxId { get; set; }

    /// <summary>Reserved.</summary>
    [Reserved(6)]
    public partial ushort Reserved { get; }
}
