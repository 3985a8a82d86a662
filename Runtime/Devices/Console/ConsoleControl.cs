namespace LayoutGen.Devices;

/// <summary>
/// A control message of a console (virtio 1.4, 5.3.6.2; <c>struct virtio_console_control</c>). Legacy framing wants it in one descriptor
/// with what follows, which is the opposite of a network header: <see cref="ConsoleControlRxPacket"/>.
/// </summary>
[VirtioHeader(Size = 8)]
public readonly ref partial struct ConsoleControl
{
    /// <summary>The number of the port.</summary>
    public partial uint Id { get; set; }

    /// <summary>What is said.</summary>
    public partial ConsoleEvent Event { get; set; }

    /// <summary>More about it.</summary>
    public partial ushort Value { get; set; }
}
