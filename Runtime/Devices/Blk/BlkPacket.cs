using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// Any request but those that end with more than a status, so that one queue takes all of them (virtio 1.4, 5.2.6): the type says
/// whether data is read or written, and the driver says how much of either (<see cref="PayloadLengths"/>).
/// </summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct BlkPacket
{
    /// <summary>What is requested.</summary>
    [DeviceReads]
    public partial BlkHeader Header { get; }

    /// <summary>The data that the device reads, or ranges of sectors: <see cref="BlkRange"/>.</summary>
    [DeviceReads]
    public partial Payload DataOut { get; }

    /// <summary>The data that the device writes, or a <see cref="BlkZoneReport"/> or <see cref="BlkLifetime"/>.</summary>
    [DeviceWrites]
    public partial Payload DataIn { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial BlkStatus Status { get; }
}
