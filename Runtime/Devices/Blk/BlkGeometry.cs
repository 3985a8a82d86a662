namespace LayoutGen.Devices;

/// <summary>The geometry of a disk (virtio 1.4, 5.2.4).</summary>
[VirtioHeader(Size = 4)]
public readonly ref partial struct BlkGeometry
{
    /// <summary>Cylinders.</summary>
    public partial ushort Cylinders { get; set; }

    /// <summary>Heads.</summary>
    public partial byte Heads { get; set; }

    /// <summary>Sectors of a track.</summary>
    public partial byte Sectors { get; set; }
}
