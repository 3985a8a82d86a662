using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A command on the control queue whose answer has data (virtio 1.4, 5.1.9.5): statistics, and the coalescing of a queue. Such commands are
/// of the modern interface only.
/// </summary>
[VirtioPacket]
public readonly ref partial struct NetControlQueryPacket
{
    /// <summary>What is commanded.</summary>
    [DeviceReads]
    public partial NetControlHeader Header { get; }

    /// <summary>The data of the command, for example as many <see cref="NetStatsQuery"/> as queues are asked about.</summary>
    [DeviceReads]
    public partial Payload Data { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial NetControlStatus Status { get; }

    /// <summary>
    /// What was asked for: <see cref="NetStatsCapabilities"/>, statistics one behind the other, each of which begins with a
    /// <see cref="NetStatsReply"/>, or a <see cref="NetCoalescing"/>.
    /// </summary>
    [DeviceWrites]
    public partial Payload Result { get; }
}
