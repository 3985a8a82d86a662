using LayoutGen.Memory;

namespace LayoutGen.Devices;

/// <summary>
/// The configuration of a memory balloon (virtio 1.4, 5.5.4; <c>struct virtio_balloon_config</c>): little-endian on the legacy interface
/// too, unlike all others.
/// </summary>
[VirtioConfiguration(Size = 16)]
public readonly ref partial struct BalloonConfig
{
    /// <summary>The pages of 4096 bytes that the balloon is to hold.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint NumPages { get; set; }

    /// <summary>The pages that it holds; the driver writes it.</summary>
    [FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint Actual { get; set; }

    /// <summary>Which hints are wanted: a number of the device's, or 0 to stop, or 1 for none any more.</summary>
    [When(BalloonFeature.FreePageHint), FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint FreePageHintCmdId { get; set; }

    /// <summary>The pattern in free pages; the driver writes it.</summary>
    [When(BalloonFeature.PagePoison), FixedByteOrder(ByteOrder.LittleEndian)]
    public partial uint PoisonVal { get; set; }
}
