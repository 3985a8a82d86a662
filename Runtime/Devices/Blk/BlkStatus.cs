namespace LayoutGen.Devices;

/// <summary>What every request of a block device ends with (virtio 1.4, 5.2.6).</summary>
[VirtioHeader(Size = 1)]
public readonly ref partial struct BlkStatus
{
    /// <summary>How it went.</summary>
    public partial BlkResult Result { get; set; }
}
