namespace LayoutGen.Devices;

/// <summary>Numbers of an input device (virtio 1.4, 5.8.5; <c>struct virtio_input_devids</c>).</summary>
[VirtioHeader(Size = 8)]
public readonly ref partial struct InputDevIds
{
    /// <summary>The kind of bus.</summary>
    public partial ushort BusType { get; set; }

    /// <summary>The vendor.</summary>
    public partial ushort Vendor { get; set; }

    /// <summary>The product.</summary>
    public partial ushort Product { get; set; }

    /// <summary>The version.</summary>
    public partial ushort Version { get; set; }
}
