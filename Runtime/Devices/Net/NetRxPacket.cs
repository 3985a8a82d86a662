using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>What a buffer of a network device's receive queue carries (virtio 1.4, 5.1.9.3).</summary>
[VirtioPacket]
public readonly ref partial struct NetRxPacket
{
    /// <summary>The header, which the device fills.</summary>
    [DeviceWrites]
    public partial NetHeader Header { get; }

    /// <summary>
    /// The Ethernet frame, without its checksum: at least 1514 bytes of room, with segmentation offloads 65589 bytes, and 65550 before
    /// virtio 1.4; with mergeable buffers a frame goes on in others, and none has a minimum (5.1.9.3.1). Where the MTU is negotiated, at
    /// least 14 bytes more than that (5.1.4.2), which <see cref="Layouts.PartSizes"/> says.
    /// </summary>
    [DeviceWrites, ConfiguredMinimum, MinimumSize(1514), MinimumSize(0, NetFeature.MrgRxBuf)]
    [MinimumSize(65550, NetFeature.GuestTso4), MinimumSize(65589, NetFeature.GuestTso4, Since = SpecificationVersion.Virtio14)]
    [MinimumSize(65550, NetFeature.GuestTso6), MinimumSize(65589, NetFeature.GuestTso6, Since = SpecificationVersion.Virtio14)]
    [MinimumSize(65550, NetFeature.GuestUfo), MinimumSize(65589, NetFeature.GuestUfo, Since = SpecificationVersion.Virtio14)]
    [MinimumSize(65550, NetFeature.GuestUso4), MinimumSize(65589, NetFeature.GuestUso4, Since = SpecificationVersion.Virtio14)]
    [MinimumSize(65550, NetFeature.GuestUso6), MinimumSize(65589, NetFeature.GuestUso6, Since = SpecificationVersion.Virtio14)]
    public partial Payload Frame { get; }
}
