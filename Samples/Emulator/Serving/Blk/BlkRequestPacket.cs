using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Queues;

namespace Emulator.Serving.Blk;

/// <summary>Any request of a block device, as the device sees it before it knows the type (virtio 1.4, 5.2.6).</summary>
[VirtioPacket]
internal readonly ref partial struct BlkRequestPacket
{
    /// <summary>What is requested.</summary>
    [DeviceReads]
    public partial BlkHeader Header { get; }

    /// <summary>The driver's data, if it sends some.</summary>
    [DeviceReads]
    public partial Payload Sent { get; }

    /// <summary>The device's data, if the driver wants some.</summary>
    [DeviceWrites]
    public partial Payload Wanted { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial BlkStatus Status { get; }
}
