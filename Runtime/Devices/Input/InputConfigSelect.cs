namespace LayoutGen.Devices;

/// <summary>What a driver asks an input device for (virtio 1.4, 5.8.5).</summary>
public enum InputConfigSelect : byte
{
    /// <summary>Nothing.</summary>
    Unset = 0,

    /// <summary>The name, as text.</summary>
    IdName = 1,

    /// <summary>The serial number, as text.</summary>
    IdSerial = 2,

    /// <summary>Numbers of bus, vendor and product.</summary>
    IdDevIds = 3,

    /// <summary>Properties, as bits.</summary>
    PropBits = 16,

    /// <summary>Codes of one type of event, as bits.</summary>
    EvBits = 17,

    /// <summary>The range of an axis.</summary>
    AbsInfo = 18,
}
