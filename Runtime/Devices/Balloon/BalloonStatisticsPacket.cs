using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// What the driver's memory is like (virtio 1.4, 5.5.6.3).
/// </summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct BalloonStatisticsPacket
{
    /// <summary>The statistics, each a <see cref="BalloonStatistic"/>.</summary>
    [DeviceReads]
    public partial Payload Statistics { get; }
}
