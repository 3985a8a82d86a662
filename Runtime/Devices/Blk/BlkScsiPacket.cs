using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace LayoutGen.Devices;

/// <summary>
/// Legacy: a SCSI command for a block device, <see cref="BlkRequestType.ScsiCmd"/> (virtio 1.4, 5.2.6.3). The device takes the command's
/// length from its descriptor, so that every part has one of its own, whatever was negotiated.
/// </summary>
[VirtioPacket(LegacyCut = LegacyCut.EveryPartAlways, IgnoresUsedLength = true)]
public readonly ref partial struct BlkScsiPacket
{
    /// <summary>What is requested.</summary>
    [DeviceReads]
    public partial BlkHeader Header { get; }

    /// <summary>The command, which is the first piece, and the data that the device reads.</summary>
    [DeviceReads, InTwoPieces]
    public partial Payload CommandAndData { get; }

    /// <summary>The data that the device writes.</summary>
    [DeviceWrites]
    public partial Payload DataIn { get; }

    /// <summary>The sense data.</summary>
    [DeviceWrites]
    public partial BlkScsiSense Sense { get; }

    /// <summary>What was moved.</summary>
    [DeviceWrites]
    public partial BlkScsiResult Result { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial BlkStatus Status { get; }
}
