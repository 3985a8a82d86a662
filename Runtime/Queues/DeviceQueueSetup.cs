using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>What a device knows of a queue that the driver set up.</summary>
/// <param name="Memory">The driver's memory.</param>
/// <param name="QueueSize">The number of descriptors.</param>
/// <param name="Addresses">Where the ring's areas lie.</param>
/// <param name="GuestByteOrder">The byte order of a legacy interface (virtio 1.4, 2.7.3). Without effect on a modern one.</param>
/// <param name="Position">Where the ring is taken up, null for a new one: see <see cref="IDeviceRing.Position"/>.</param>
public sealed record DeviceQueueSetup(
    GuestMemory Memory,
    int QueueSize,
    RingAddresses Addresses,
    ByteOrder GuestByteOrder = ByteOrder.LittleEndian,
    uint? Position = null)
{
    /// <summary>What the device's configuration says of the packet's parts.</summary>
    public PartSizes Sizes { get; init; } = PartSizes.Declared;
}
