namespace LayoutGen.Devices;

/// <summary>Legacy: the sense data of a SCSI command (virtio 1.4, 5.2.6.3).</summary>
[VirtioHeader(Size = 96)]
public readonly ref partial struct BlkScsiSense
{
    /// <summary>The data; <see cref="BlkScsiResult.SenseLen"/> says how much of it.</summary>
    [FixedLength(96)]
    public partial Span<byte> Data { get; }
}
