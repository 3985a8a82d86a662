namespace LayoutGen.Devices;

/// <summary>
/// A table of MAC addresses (virtio 1.4, 5.1.9.5.2; <c>struct virtio_net_ctrl_mac</c>).
/// </summary>
[VirtioHeader(Size = 4)]
public readonly ref partial struct NetMacTable
{
    /// <summary>How many addresses follow.</summary>
    public partial uint Entries { get; set; }

    /// <summary>The addresses, 6 bytes each.</summary>
    [Tail(nameof(Entries), ElementSize = 6)]
    public partial Span<byte> Addresses { get; }
}
