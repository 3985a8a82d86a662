namespace LayoutGen.Devices;

/// <summary>
/// What every request of a block device begins with (virtio 1.4, 5.2.6; <c>struct virtio_blk_outhdr</c>). Legacy framing wants it in a
/// descriptor of its own: 16 bytes, where 5.2.6.4 says 8.
/// </summary>
[VirtioHeader(Size = 16)]
public readonly ref partial struct BlkHeader
{
    /// <summary>What is asked for.</summary>
    public partial BlkRequestType Type { get; set; }

    /// <summary>
    /// The priority. The specification has reserved it since 1.0; Linux fills it nevertheless, so a device does not rely on 0.
    /// </summary>
    public partial uint IoPrio { get; set; }

    /// <summary>Where, in sectors of 512 bytes; 0 for a request that has no place.</summary>
    public partial ulong Sector { get; set; }
}
