namespace LayoutGen.Devices;

/// <summary>What a control message of a console says (virtio 1.4, 5.3.6.2).</summary>
public enum ConsoleEvent : ushort
{
    /// <summary>The driver is ready.</summary>
    DeviceReady = 0,

    /// <summary>There is a new port.</summary>
    PortAdd = 1,

    /// <summary>A port is gone.</summary>
    PortRemove = 2,

    /// <summary>The driver is ready to use a port.</summary>
    PortReady = 3,

    /// <summary>A port is a console.</summary>
    ConsolePort = 4,

    /// <summary>A console has another size: <see cref="ConsoleSize"/> follows.</summary>
    Resize = 5,

    /// <summary>A port was opened or closed.</summary>
    PortOpen = 6,

    /// <summary>A port has a name, which follows, in UTF-8 and without an end.</summary>
    PortName = 7,
}
