namespace LayoutGen.Devices;

/// <summary>
/// A statistic of a memory balloon (virtio 1.4, 5.5.6.3; <c>struct virtio_balloon_stat</c>): 10 bytes, so every second value is
/// unaligned.
/// </summary>
[VirtioHeader(Size = 10)]
public readonly ref partial struct BalloonStatistic
{
    /// <summary>What is counted.</summary>
    public partial BalloonStatisticTag Tag { get; set; }

    /// <summary>The count.</summary>
    public partial ulong Val { get; set; }
}
