namespace LayoutGen.Devices;

/// <summary>
/// A task management function (virtio 1.4, 5.6.6.2).
/// </summary>
[VirtioPacket(IgnoresUsedLength = true)]
public readonly ref partial struct ScsiTmfPacket
{
    /// <summary>What is requested.</summary>
    [DeviceReads]
    public partial ScsiTmfRequest Request { get; }

    /// <summary>How it went.</summary>
    [DeviceWrites]
    public partial ScsiTmfResult Result { get; }
}
