namespace LayoutGen.Devices;

/// <summary>The configuration of a console (virtio 1.4, 5.3.4; <c>struct virtio_console_config</c>).</summary>
[VirtioConfiguration(Size = 12)]
public readonly ref partial struct ConsoleConfig
{
    /// <summary>The columns of the console.</summary>
    [When(ConsoleFeature.Size)]
    public partial ushort Cols { get; set; }

    /// <summary>The rows of the console.</summary>
    [When(ConsoleFeature.Size)]
    public partial ushort Rows { get; set; }

    /// <summary>The largest number of ports.</summary>
    [When(ConsoleFeature.Multiport)]
    public partial uint MaxNrPorts { get; set; }

    /// <summary>Where the driver writes a character at any time.</summary>
    [When(ConsoleFeature.EmergWrite)]
    public partial uint EmergWr { get; set; }
}
