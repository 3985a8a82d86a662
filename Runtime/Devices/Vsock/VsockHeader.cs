namespace LayoutGen.Devices;

/// <summary>
/// What every packet of a socket device begins with (virtio 1.4, 5.10.6; <c>struct virtio_vsock_hdr</c>): 44 bytes, which is no multiple of
/// 8. There is no rule for framing, however old the driver: a device takes one, two or many descriptors.
/// </summary>
[VirtioHeader(Size = 44)]
public readonly ref partial struct VsockHeader
{
    /// <summary>The sender's address.</summary>
    public partial ulong SrcCid { get; set; }

    /// <summary>The receiver's address.</summary>
    public partial ulong DstCid { get; set; }

    /// <summary>The sender's port.</summary>
    public partial uint SrcPort { get; set; }

    /// <summary>The receiver's port.</summary>
    public partial uint DstPort { get; set; }

    /// <summary>The bytes of data.</summary>
    public partial uint Len { get; set; }

    /// <summary>The kind of socket.</summary>
    public partial VsockType Type { get; set; }

    /// <summary>What the packet does.</summary>
    public partial VsockOp Op { get; set; }

    /// <summary>Flags, which depend on <see cref="Op"/>.</summary>
    public partial uint Flags { get; set; }

    /// <summary>With <see cref="VsockOp.Shutdown"/>: no more will be received.</summary>
    [Bits(nameof(Flags), 0)]
    public partial bool ShutdownRcv { get; set; }

    /// <summary>With <see cref="VsockOp.Shutdown"/>: no more will be sent.</summary>
    [Bits(nameof(Flags), 1)]
    public partial bool ShutdownSend { get; set; }

    /// <summary>The sender's whole room for received data.</summary>
    public partial uint BufAlloc { get; set; }

    /// <summary>The bytes that the sender has taken out of its room so far.</summary>
    public partial uint FwdCnt { get; set; }
}
