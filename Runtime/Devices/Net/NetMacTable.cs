namespace LayoutGen.Devices;

/// <summary>
/// The beginning of a table of MAC addresses (virtio 1.4, 5.1.9.5.2; <c>struct virtio_net_ctrl_mac</c>); the addresses follow, 6 bytes
/// each.
/// </summary>
[VirtioHeader(Size = 4)]
public readonly ref partial struct NetMacTable
{
    /// <summary>How many addresses follow.</summary>
    public partial uint Entries { get; set; }
}
