namespace LayoutGen.Devices;

/// <summary>
/// The configuration of an input device (virtio 1.4, 5.8.5; <c>struct virtio_input_config</c>): the driver selects what it shows.
/// </summary>
[VirtioConfiguration(Size = 136)]
public readonly ref partial struct InputConfig
{
    /// <summary>What is shown; the driver writes it.</summary>
    public partial InputConfigSelect Select { get; set; }

    /// <summary>Of which axis or type of event; the driver writes it.</summary>
    public partial byte SubSel { get; set; }

    /// <summary>The bytes that are shown; 0 if there is nothing to show.</summary>
    public partial byte Size { get; set; }

    /// <summary>Reserved.</summary>
    [Reserved(5)]
    public partial byte Reserved { get; }

    /// <summary>Text in UTF-8, without an end.</summary>
    [FixedLength(128), Case(nameof(Select), InputConfigSelect.IdName, InputConfigSelect.IdSerial)]
    public partial Span<byte> Text { get; }

    /// <summary>Bits.</summary>
    [Overlays, FixedLength(128), Case(nameof(Select), InputConfigSelect.PropBits, InputConfigSelect.EvBits)]
    public partial Span<byte> Bitmap { get; }

    /// <summary>The range of an axis.</summary>
    [Overlays, Case(nameof(Select), InputConfigSelect.AbsInfo)]
    public partial InputAbsInfo Abs { get; }

    /// <summary>Numbers.</summary>
    [Overlays, Case(nameof(Select), InputConfigSelect.IdDevIds)]
    public partial InputDevIds Ids { get; }
}
