namespace VirtioSpecification;

/// <summary>What decides how a network buffer must be cut.</summary>
/// <param name="Queue">Which queue the buffer is on.</param>
/// <param name="HeaderSize">The size of virtio_net_hdr under the negotiated features (5.1.9).</param>
/// <param name="FreeFraming">Whether VIRTIO_F_VERSION_1 or VIRTIO_F_ANY_LAYOUT was negotiated (2.7.4, 2.7.4.3).</param>
public sealed record FramingFacts(NetQueue Queue, uint HeaderSize, bool FreeFraming);
