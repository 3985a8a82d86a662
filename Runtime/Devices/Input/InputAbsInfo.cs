namespace LayoutGen.Devices;

/// <summary>The range of an axis (virtio 1.4, 5.8.5; <c>struct virtio_input_absinfo</c>).</summary>
[VirtioHeader(Size = 20)]
public readonly ref partial struct InputAbsInfo
{
    /// <summary>The least value.</summary>
    public partial uint Min { get; set; }

    /// <summary>The largest value.</summary>
    public partial uint Max { get; set; }

    /// <summary>How much a value trembles.</summary>
    public partial uint Fuzz { get; set; }

    /// <summary>How far from the middle counts as the middle.</summary>
    public partial uint Flat { get; set; }

    /// <summary>Units of a millimetre, or of a radian.</summary>
    public partial uint Res { get; set; }
}
