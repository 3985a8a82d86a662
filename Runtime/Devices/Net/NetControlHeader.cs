namespace LayoutGen.Devices;

/// <summary>
/// What every control command of a network device begins with (virtio 1.4, 5.1.9.5; <c>struct virtio_net_ctrl_hdr</c>). Legacy framing
/// wants it
/// in a descriptor of its own, of 2 bytes.
/// </summary>
[VirtioHeader(Size = 2)]
public readonly ref partial struct NetControlHeader
{
    /// <summary>The class.</summary>
    public partial NetControlClass Class { get; set; }

    /// <summary>The command among those of its class.</summary>
    public partial byte Command { get; set; }
}
