using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// A command for a unit of a SCSI host, with its data in either direction (virtio 1.4, 5.6.6.1). The configuration says the sizes of
/// command block and sense data (5.6.4), which are given when a queue is opened. Legacy framing wants what precedes the data of either
/// direction in one descriptor (5.6.6.4).
/// </summary>
[VirtioPacket(LegacyCut = LegacyCut.HeadersTogether, IgnoresUsedLength = true)]
public readonly ref partial struct ScsiCommandPacket
{
    /// <summary>What is commanded, up to the command block.</summary>
    [DeviceReads]
    public partial ScsiCommand Command { get; }

    /// <summary>The command block; behind a shorter one zeroes.</summary>
    [DeviceReads, ConfiguredSize(32)]
    public partial Span<byte> Cdb { get; }

    /// <summary>The data that the device reads, protection information first.</summary>
    [DeviceReads]
    public partial Payload DataOut { get; }

    /// <summary>How it went, up to the sense data.</summary>
    [DeviceWrites]
    public partial ScsiCommandResult Result { get; }

    /// <summary>The sense data.</summary>
    [DeviceWrites, ConfiguredSize(96)]
    public partial Span<byte> Sense { get; }

    /// <summary>The data that the device writes, protection information first.</summary>
    [DeviceWrites]
    public partial Payload DataIn { get; }
}
