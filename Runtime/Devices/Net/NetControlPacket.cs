using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A command on the control queue (virtio 1.4, 5.1.9.5). Legacy framing wants the command, its data and the answer in a descriptor each
/// (virtio 1.4, 5.1.9.8); of the two address tables of a MAC_TABLE_SET it wants two, which this packet does not say.
/// </summary>
[VirtioPacket]
public readonly ref partial struct NetControlPacket
{
    /// <summary>What is commanded.</summary>
    [DeviceReads]
    public partial NetControlHeader Header { get; }

    /// <summary>The data of the command: one of the structures for it.</summary>
    [DeviceReads]
    public partial Payload Data { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial NetControlStatus Status { get; }
}
