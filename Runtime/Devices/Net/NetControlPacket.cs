using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A command on the control queue (virtio 1.4, 5.1.9.5). Legacy framing wants the command, its data and the answer in a descriptor each
/// (virtio 1.4, 5.1.9.8), and of a MAC_TABLE_SET a descriptor for each of the two address tables: the driver says where the second begins,
/// which is the <see cref="NetMacTable.SizeWithTail"/> of the first.
/// </summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct NetControlPacket
{
    /// <summary>What is commanded.</summary>
    [DeviceReads]
    public partial NetControlHeader Header { get; }

    /// <summary>The data of the command: one of the structures for it, or two <see cref="NetMacTable"/>.</summary>
    [DeviceReads, InTwoPieces]
    public partial Payload Data { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial NetControlStatus Status { get; }
}
