using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A request in the terms of FUSE (virtio 1.4, 5.11.6.1), whose integers are in the byte order that the session began with.
/// </summary>
[VirtioPacket]
public readonly ref partial struct FsRequestPacket
{
    /// <summary>The request's header and data: <c>struct fuse_in_header</c> and what follows.</summary>
    [DeviceReads]
    public partial Payload Request { get; }

    /// <summary>The answer's header and data: <c>struct fuse_out_header</c> and what follows.</summary>
    [DeviceWrites]
    public partial Payload Answer { get; }
}
