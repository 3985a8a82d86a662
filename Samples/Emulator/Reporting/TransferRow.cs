namespace Emulator.Reporting;

/// <summary>What moving one size class of frames in one direction and one mode took.</summary>
/// <param name="Mode">Which driver: <c>legacy-separate</c>, <c>legacy-merged</c> or <c>modern-merged</c>.</param>
/// <param name="Framing"><c>separate</c> or <c>merged</c>.</param>
/// <param name="Ring"><c>split</c> or <c>packed</c>.</param>
/// <param name="Direction"><c>rx</c> or <c>tx</c>, seen from the driver.</param>
/// <param name="Frames">The size class: <c>mtu</c> (1514 bytes and less) or <c>large</c>.</param>
/// <param name="Features">The negotiated features as a hexadecimal mask.</param>
/// <param name="HeaderSize">The size of the virtio header in bytes.</param>
/// <param name="Packets">How many packets were moved.</param>
/// <param name="Bytes">How many bytes these packets have, headers excluded.</param>
/// <param name="DescriptorsPerPacket">Descriptors that a packet took.</param>
/// <param name="BlocksPerPacket">Separate blocks of memory that a packet lay in.</param>
/// <param name="DmaPerPacket">DMA operations that a hardware device would need for a packet.</param>
/// <param name="RingBytesPerPacket">Bytes of the ring that driver and device read or wrote for a packet.</param>
/// <param name="NsPerPacket">Time that a packet took, in nanoseconds.</param>
/// <param name="Identical">Whether every byte arrived as it was sent.</param>
public sealed record TransferRow(
    string Mode,
    string Framing,
    string Ring,
    string Direction,
    string Frames,
    string Features,
    int HeaderSize,
    long Packets,
    long Bytes,
    double DescriptorsPerPacket,
    double BlocksPerPacket,
    double DmaPerPacket,
    double RingBytesPerPacket,
    double NsPerPacket,
    bool Identical);
